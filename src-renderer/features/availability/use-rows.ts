import { type RefObject, useLayoutEffect, useState } from 'react';
import { type Sight, rowsToDraw, scrollTopFor } from './rows.js';

/** Draws of a long list only what is in sight: the rows to draw now, and the way to bring one into sight. */
export function useRows(
  scroller: RefObject<HTMLElement | null>,
  { count, rowHeight, kept }: { count: number; rowHeight: number; kept: number },
): { drawn: number[]; scrollTo: (index: number) => void } {
  const [sight, setSight] = useState<Sight>({ scrollTop: 0, height: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = () => {
      // Whole rows: between them nothing else would be drawn.
      const scrollTop = Math.floor(element.scrollTop / rowHeight) * rowHeight;
      const height = element.clientHeight + rowHeight;
      setSight((was) => (was.scrollTop === scrollTop && was.height === height ? was : { scrollTop, height }));
    };
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, rowHeight]);
  return {
    drawn: rowsToDraw(sight, count, rowHeight, kept),
    scrollTo: (index) => {
      const element = scroller.current;
      if (element === null) return;
      element.scrollTop = scrollTopFor(
        index,
        { scrollTop: element.scrollTop, height: element.clientHeight },
        rowHeight,
      );
    },
  };
}
