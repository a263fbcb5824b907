import { type RefCallback, useCallback, useState } from 'react';

/** Whether the element that the ref is given to is narrower than so many pixels. */
export function useNarrow(pixels: number): { narrow: boolean; measured: RefCallback<HTMLElement> } {
  const [narrow, setNarrow] = useState(false);
  const measured = useCallback(
    (element: HTMLElement) => {
      const observer = new ResizeObserver(() => setNarrow(element.clientWidth < pixels));
      observer.observe(element);
      return () => observer.disconnect();
    },
    [pixels],
  );
  return { narrow, measured };
}
