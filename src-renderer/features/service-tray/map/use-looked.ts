import { type RefCallback, useCallback, useState } from 'react';

/** The id of the row that has focus or is under the pointer, within the element that the ref is given to. */
export function useLooked(): { looked: string | undefined; within: RefCallback<HTMLElement> } {
  const [looked, setLooked] = useState<string>();
  const within = useCallback((element: HTMLElement) => {
    const look = ({ target }: Event) => {
      const item = target instanceof Element ? target.closest('li') : null;
      const row = item?.querySelector<HTMLElement>('[data-service-row], [data-event-row]');
      setLooked(row?.dataset['serviceRow'] ?? row?.dataset['eventRow']);
    };
    const lookAway = () => setLooked(undefined);
    element.addEventListener('focusin', look);
    element.addEventListener('pointerover', look);
    element.addEventListener('pointerleave', lookAway);
    return () => {
      element.removeEventListener('focusin', look);
      element.removeEventListener('pointerover', look);
      element.removeEventListener('pointerleave', lookAway);
    };
  }, []);
  return { looked, within };
}
