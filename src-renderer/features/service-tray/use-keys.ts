import { type RefCallback, type RefObject, useCallback, useEffect, useRef } from 'react';

/** Hears the keys pressed anywhere within the element that the ref is given to, whatever in it has focus. */
export function useKeys<T extends HTMLElement>(onKey: (event: KeyboardEvent, within: T) => void): RefCallback<T> {
  const heard = useRef(onKey);
  useEffect(() => {
    heard.current = onKey;
  });
  return useCallback((element: T) => {
    const listen = (event: KeyboardEvent) => heard.current(event, element);
    element.addEventListener('keydown', listen);
    return () => element.removeEventListener('keydown', listen);
  }, []);
}

/** Gives an element focus once, when it is first shown. */
export function useFocusOnce<T extends HTMLElement>(): RefObject<T | null> {
  const ref = useRef<T>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
