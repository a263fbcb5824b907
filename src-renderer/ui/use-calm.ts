import { useEffect, useState } from 'react';

/** Milliseconds after which a start is over even where nobody has touched anything. */
const AFTER_MS = 4000;
const SIGNS = ['pointermove', 'pointerdown', 'keydown'] as const;

let calm: Promise<void> | undefined;
/** When the start is over: somebody uses the window, or some seconds have gone. */
const whenCalm = () =>
  (calm ??= new Promise<void>((resolve) => {
    setTimeout(resolve, AFTER_MS);
    for (const sign of SIGNS) addEventListener(sign, () => resolve(), { once: true, capture: true, passive: true });
  }));

/**
 * False while the window starts, when every pane comes at once. What the first sight does without waits for it, so that it
 * holds up nothing that is looked at.
 */
export function useCalm(): boolean {
  const [is, setIs] = useState(false);
  useEffect(() => {
    let wanted = true;
    void whenCalm().then(() => {
      if (wanted) setIs(true);
    });
    return () => {
      wanted = false;
    };
  }, []);
  return is;
}
