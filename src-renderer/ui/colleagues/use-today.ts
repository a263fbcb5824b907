import { useSyncExternalStore } from 'react';
import { dayOf } from './time.js';

const LOOK_MS = 30_000;
const subscribe = (listener: () => void) => {
  const timer = setInterval(listener, LOOK_MS);
  return () => clearInterval(timer);
};
const read = () => dayOf(Date.now());

/** Today in Finland as `2026-11-23`; redraws at midnight. */
export const useToday = (): string => useSyncExternalStore(subscribe, read);
