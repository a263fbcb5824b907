import { useEffect, useState } from 'react';

/** Whole seconds until a time, counted down; never below zero. */
export function useSecondsLeft(until: string): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(tick);
  }, []);
  return Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
}
