import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type Sight, edgeOf, rowsToDraw, scrollTopFor, topsOf } from './rows.js';

/** Follows where the list is scrolled to and how high it is. */
function useSight(scroller: RefObject<HTMLElement | null>): Sight {
  const [sight, setSight] = useState<Sight>({ scrollTop: 0, height: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = () => {
      const { scrollTop, clientHeight: height } = element;
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
  }, [scroller]);
  return sight;
}

/** The measured heights of rows by key, and the ref by which each drawn row tells its own. */
function useHeights() {
  const [heights, setHeights] = useState<ReadonlyMap<number, number>>(new Map());
  const observer = useRef<ResizeObserver>(undefined);
  const measure = useCallback((row: HTMLElement) => {
    observer.current ??= new ResizeObserver((entries) =>
      setHeights((was) => {
        const told = entries.flatMap(({ target, borderBoxSize: [box] }): [number, number][] =>
          target instanceof HTMLElement && box !== undefined ? [[Number(target.dataset['row']), box.blockSize]] : [],
        );
        const changed = told.filter(([key, height]) => height > 0 && was.get(key) !== height);
        if (changed.length === 0) return was;
        const now = new Map(was);
        for (const [key, height] of changed) now.set(key, height);
        return now;
      }),
    );
    observer.current.observe(row);
    return () => observer.current?.unobserve(row);
  }, []);
  return { heights, measure };
}

/**
 * Draws of a long list only what is in sight. A row that turns out higher or lower than usual above the sight does not
 * move what is being read.
 * @param keys the rows in their order; each row drawn carries its key as `data-row` and takes `measure` as its ref
 */
export function useRows(
  scroller: RefObject<HTMLElement | null>,
  { keys, usual, kept }: { keys: readonly number[]; usual: number; kept: number },
) {
  const sight = useSight(scroller);
  const { heights, measure } = useHeights();
  const tops = useMemo(() => topsOf(keys, heights, usual), [keys, heights, usual]);
  const drawn = rowsToDraw(sight, tops, kept);

  // The row at the top edge, and how far it stood from it, before heights became known.
  const anchor = useRef<{ keys: readonly number[]; tops: readonly number[]; index: number }>(undefined);
  useLayoutEffect(() => {
    const element = scroller.current;
    const before = anchor.current;
    let { scrollTop } = sight;
    if (element !== null && before !== undefined && before.keys === keys && before.tops !== tops) {
      const moved = (tops[before.index] ?? 0) - (before.tops[before.index] ?? 0);
      // Known from the last scroll: to ask the element at each frame would lay the page out once more.
      scrollTop += moved;
      if (moved !== 0) element.scrollTop += moved;
    }
    anchor.current = { keys, tops, index: edgeOf(tops, scrollTop) };
  }, [scroller, keys, tops, sight]);

  const scrollTo = (index: number) => {
    const element = scroller.current;
    if (element === null) return;
    element.scrollTop = scrollTopFor(index, tops, { scrollTop: element.scrollTop, height: element.clientHeight });
  };
  return { drawn, tops, measure, scrollTo };
}
