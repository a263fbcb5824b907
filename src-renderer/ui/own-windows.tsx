import { type ReactNode, createContext, useContext, useEffect, useState } from 'react';

type Opened = Pick<Window, 'close'>;

const OwnWindows = createContext<{ add: (opened: Opened) => void } | null>(null);

/**
 * Remembers the windows of tools that this window opened. They are no part of our page and outlive it, so they are closed
 * when the session ends: the next person must not find the former one's log-in there.
 */
export function OwnWindowsProvider({ ended, children }: { ended: boolean; children: ReactNode }) {
  const [windows] = useState(() => new Set<Opened>());
  const [register] = useState(() => ({ add: (opened: Opened) => void windows.add(opened) }));
  useEffect(() => {
    if (!ended) return;
    for (const opened of windows) opened.close();
    windows.clear();
  }, [ended, windows]);
  return <OwnWindows value={register}>{children}</OwnWindows>;
}

/** Hands a window over to be closed at the end of the session. */
export function useCloseAtEnd(): (opened: Opened) => void {
  const windows = useContext(OwnWindows);
  if (windows === null) throw new Error('useCloseAtEnd outside OwnWindowsProvider');
  return windows.add;
}
