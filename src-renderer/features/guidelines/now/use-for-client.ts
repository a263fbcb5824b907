import { useState } from 'react';
import { useClientContext } from '../../../ui/workbench.js';

/**
 * A value that belongs to the work with the open client, in this window's memory only: with another client, with none, and
 * after signing out it is the first one again, also when the same client comes back.
 */
export function useForClient<T>(first: T): [T, (value: T) => void] {
  const of = useClientContext()?.active?.reference ?? null;
  const [kept, setKept] = useState({ of, value: first });
  // Before anything is drawn: another client never sees it, not for a moment.
  if (kept.of !== of) setKept({ of, value: first });
  return [kept.of === of ? kept.value : first, (value) => setKept({ of, value })];
}
