import { type RefObject, useLayoutEffect, useState } from 'react';

/** The last level: lines wrap and the banner grows, because what is left must never be cut. */
export const LAST_LEVEL = 4;

/**
 * Finds the first level at which the element's content fits its width. Level 0 shows everything, each next one lets a
 * lesser field give way (CSS by `data-fit`), the last wraps. Measured again at each resize and change of `content`.
 */
export function useFit(element: RefObject<HTMLElement | null>, content: unknown): number {
  const [level, setLevel] = useState(0);
  useLayoutEffect(() => {
    const banner = element.current;
    if (banner === null) return;
    const measure = () => {
      let found = 0;
      for (; found <= LAST_LEVEL; found++) {
        banner.dataset['fit'] = String(found);
        if (found === LAST_LEVEL || banner.scrollWidth <= banner.clientWidth) break;
      }
      setLevel(found);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(banner);
    void document.fonts.ready.then(measure);
    return () => observer.disconnect();
  }, [element, content]);
  return level;
}
