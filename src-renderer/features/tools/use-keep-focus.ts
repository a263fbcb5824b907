import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * A cover that comes over a tool in use takes the focus from the tool's frame, which it would lose anyhow, so that the
 * cover's keys work; and gives it back when the cover goes. A focus that is elsewhere stays there.
 */
export function useKeepFocus(): RefObject<HTMLDivElement | null> {
  const cover = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const shown = cover.current;
    const frame = document.activeElement;
    if (shown === null || !(frame instanceof HTMLIFrameElement)) return undefined;
    if (frame.closest('.tool-view') !== shown.closest('.tool-view')) return undefined;
    shown.focus();
    return () => {
      // Once the frame can be focused again, which is after this step of drawing.
      if (shown.contains(document.activeElement)) queueMicrotask(() => frame.focus());
    };
  }, []);
  return cover;
}
