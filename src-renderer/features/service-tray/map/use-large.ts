import { type RefObject, useEffect, useRef, useState } from 'react';

/** Whether the map has the whole pane. Escape within it makes it small again, before anything else that Escape does there. */
export function useLarge(): {
  large: boolean;
  setLarge: (large: boolean) => void;
  /** For what holds the map and its list. */
  around: RefObject<HTMLDivElement | null>;
} {
  const [large, setLarge] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = around.current;
    if (!large || element === null) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setLarge(false);
    };
    element.addEventListener('keydown', onKey);
    return () => element.removeEventListener('keydown', onKey);
  }, [large]);
  return { large, setLarge, around };
}
