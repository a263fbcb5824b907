import { type RefObject, useLayoutEffect, useState } from 'react';
import { columnCount } from './columns.js';

/** How many columns fit the element, followed as it changes. */
export function useColumns(ref: RefObject<HTMLElement | null>): number {
  const [count, setCount] = useState(2);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const look = () => setCount(columnCount(element.clientWidth));
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => resized.disconnect();
  }, [ref]);
  return count;
}
