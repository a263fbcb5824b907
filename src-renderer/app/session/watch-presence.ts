const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
/** Told at most so often, in milliseconds. */
const EVERY_MS = 30_000;

/**
 * Tells that the professional uses this window. What is done inside a tool's frame cannot be seen from here: going into
 * one and coming out of it can. @returns the way to stop
 */
export function watchPresence(
  window: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>,
  tell: () => void,
  everyMs = EVERY_MS,
): () => void {
  let told = Number.NEGATIVE_INFINITY;
  const seen = () => {
    const now = performance.now();
    if (now - told < everyMs) return;
    told = now;
    tell();
  };
  const how = { capture: true, passive: true };
  for (const sign of SIGNS) window.addEventListener(sign, seen, how);
  for (const sign of ['focus', 'blur'] as const) window.addEventListener(sign, seen);
  return () => {
    for (const sign of SIGNS) window.removeEventListener(sign, seen, how);
    for (const sign of ['focus', 'blur'] as const) window.removeEventListener(sign, seen);
  };
}
