import type { KeyboardEvent, RefObject } from 'react';

const inField = (target: EventTarget): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], dialog, [role="menu"]') !== null;

/** Takes the focus to the next heading of a section from where it is, or to the one before. */
function toHeading(pane: HTMLElement, step: 1 | -1): void {
  const headings = [...pane.querySelectorAll<HTMLElement>('.tp-section-head h3')];
  const focused = pane.ownerDocument.activeElement;
  const before = headings.filter(
    (one) =>
      one === focused ||
      (focused !== null && (one.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0),
  ).length;
  const inside = focused !== null && pane.contains(focused) && focused !== pane;
  const at = inside ? before - 1 : -1;
  const to = headings[Math.min(Math.max(at + step, 0), headings.length - 1)];
  if (to === undefined) return;
  to.tabIndex = -1;
  to.focus({ preventScroll: true });
  to.closest('.tp-section')?.scrollIntoView({ block: 'start' });
}

/**
 * Keys of the pane, heard while something in it has the focus: Ctrl+F and / search within the client, j and k go from one
 * section to the next.
 */
export function useKeys(pane: RefObject<HTMLElement | null>, search: RefObject<HTMLInputElement | null>) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const { key, altKey, metaKey, shiftKey } = event;
    const ctrl = event.ctrlKey;
    if (altKey || shiftKey) return;
    if ((ctrl || metaKey) && key.toLowerCase() === 'f') search.current?.focus();
    else if (ctrl || metaKey || inField(event.target)) return;
    else if (key === '/') search.current?.focus();
    else if (key === 'j' || key === 'k') {
      if (pane.current !== null) toHeading(pane.current, key === 'j' ? 1 : -1);
    } else return;
    event.preventDefault();
  };
}
