import { type RefObject, useEffect, useState } from 'react';

/**
 * The newest value, but the one before it for as long as the pointer is on the element or the focus inside: what one is
 * about to press never becomes something else under the hand.
 */
export function useHeld<T>(value: T, element: RefObject<HTMLElement | null>): T {
  const [held, setHeld] = useState(false);
  const [shown, setShown] = useState(value);
  if (!held && shown !== value) setShown(value);
  useEffect(() => {
    const box = element.current;
    if (box === null) return undefined;
    const look = () => setHeld(box.matches(':hover') || box.contains(document.activeElement));
    // The focus is nowhere until the next element has it.
    const lookSoon = () => queueMicrotask(look);
    box.addEventListener('pointerenter', look);
    box.addEventListener('pointerleave', look);
    box.addEventListener('focusin', look);
    box.addEventListener('focusout', lookSoon);
    return () => {
      box.removeEventListener('pointerenter', look);
      box.removeEventListener('pointerleave', look);
      box.removeEventListener('focusin', look);
      box.removeEventListener('focusout', lookSoon);
    };
  }, [element]);
  return held ? shown : value;
}
