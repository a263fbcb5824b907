import { type RefObject, useEffect, useRef } from 'react';

/**
 * What is typed while the palette is still being loaded: who knows its name types on at once, and no letter may be lost
 * or land in the field behind.
 * @param waiting the palette is on its way
 * @param onEscape it is not wanted any more
 */
export function useTypedAhead(waiting: boolean, onEscape: () => void): RefObject<string> {
  const typed = useRef('');
  useEffect(() => {
    if (!waiting) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { key } = event;
      if (key === 'Escape') onEscape();
      else if (key === 'Backspace') typed.current = typed.current.slice(0, -1);
      // One character, or a pair of surrogates: named keys are longer.
      else if ([...key].length === 1) typed.current += key;
      else if (key !== 'Enter') return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [waiting, onEscape]);
  return typed;
}
