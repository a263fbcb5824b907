import { type RefObject, useLayoutEffect, useState } from 'react';

/** Lines wrap and everything is back, if that takes no more height than this. */
const WRAPPED_LEVEL = 4;
const WRAPPED_HEIGHT = 112;
/** Lines wrap without the lesser fields, and the banner grows: what is left must never be cut. */
const LAST_LEVEL = 5;

const fits = (banner: HTMLElement, level: number): boolean =>
  level === LAST_LEVEL ||
  (level === WRAPPED_LEVEL ? banner.offsetHeight <= WRAPPED_HEIGHT : banner.scrollWidth <= banner.clientWidth);

/**
 * Finds the first level at which the element's content fits its width. Level 0 shows everything, each next one lets a
 * lesser field give way (CSS by `data-fit`), the last two wrap. Measured again when the width or the content changes.
 */
export function useFit(element: RefObject<HTMLElement | null>): number {
  const [level, setLevel] = useState(0);
  useLayoutEffect(() => {
    const banner = element.current;
    if (banner === null) return;
    let size = '';
    const sizeNow = () => `${banner.clientWidth} ${banner.offsetHeight}`;
    let frame = 0;
    const measure = () => {
      cancelAnimationFrame(frame);
      let found = 0;
      for (; found <= LAST_LEVEL; found++) {
        banner.setAttribute('data-fit', String(found));
        if (fits(banner, found)) break;
      }
      size = sizeNow();
      setLevel(found);
    };
    measure();
    const resized = new ResizeObserver(() => {
      // It tells the first size too, and each that came of the measuring itself.
      if (sizeNow() !== size) measure();
    });
    resized.observe(banner);
    // With the frame that shows the change: at once, it would lay out the window once more for each of several changes.
    const changed = new MutationObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(measure);
    });
    changed.observe(banner, { childList: true, characterData: true, subtree: true });
    if (document.fonts.status !== 'loaded') void document.fonts.ready.then(measure);
    return () => {
      cancelAnimationFrame(frame);
      resized.disconnect();
      changed.disconnect();
    };
  }, [element]);
  return level;
}
