import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { SectionId } from '#shared/client-summary.js';
import type { Jump } from './frame-context.js';

/** Opens what is folded around a row, brings it into sight and gives it the focus, so that reading goes on from there. */
function arrive(target: HTMLElement): void {
  for (let at: HTMLElement | null = target; at !== null; at = at.parentElement)
    if (at instanceof HTMLDetailsElement) at.open = true;
  const inside = target.querySelector('details');
  if (inside !== null) inside.open = true;
  target.tabIndex = -1;
  target.classList.add('cs-found');
  target.addEventListener('blur', () => target.classList.remove('cs-found'), { once: true });
  target.scrollIntoView({ block: 'center' });
  target.focus({ preventScroll: true });
}

/** Takes the reader to a section or to an entry's row; to the section's heading where the row is not on the page. */
export function useJump(pane: RefObject<HTMLElement | null>) {
  const [jump, setJump] = useState<Jump>();
  useEffect(() => {
    if (jump === undefined) return;
    const section = pane.current?.querySelector<HTMLElement>(`[data-section="${jump.section}"]`);
    const row =
      jump.entry === undefined ? null : section?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(jump.entry)}"]`);
    const target = row ?? section?.querySelector<HTMLElement>('h3');
    if (target !== null && target !== undefined) arrive(target);
  }, [pane, jump]);
  const jumpTo = useCallback(
    (section: SectionId, entry?: string) =>
      setJump((last) => ({ section, count: (last?.count ?? 0) + 1, ...(entry === undefined ? {} : { entry }) })),
    [],
  );
  return { jump, jumpTo };
}
