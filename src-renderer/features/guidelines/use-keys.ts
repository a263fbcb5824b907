import { type RefObject, useEffect } from 'react';

/**
 * Keys inside the pane: `/` goes to the search, up and down move between the search and the rows, Enter in the search opens the
 * first, Esc goes back from an article or clears the search. Other panes' keys are left alone.
 */
export function useKeys(
  root: RefObject<HTMLElement | null>,
  { search, onEscape }: { search: RefObject<HTMLInputElement | null>; onEscape: () => boolean },
): void {
  useEffect(() => {
    const pane = root.current;
    if (pane === null) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
      // A form, a menu or a dialog inside the pane has keys of its own.
      const { target } = event;
      if (
        target !== search.current &&
        target instanceof Element &&
        target.closest('textarea, input, select, dialog, [popover]')
      )
        return;
      const rows = [...pane.querySelectorAll<HTMLElement>('[data-article]')];
      const inSearch = event.target === search.current;
      const at = rows.findIndex((row) => row === event.target);
      const handled = (): boolean => {
        switch (event.key) {
          case '/':
            if (inSearch || search.current === null) return false;
            search.current.focus();
            search.current.select();
            return true;
          case 'ArrowDown':
            if (!inSearch && at === -1) return false;
            rows[at + 1]?.focus();
            return true;
          case 'ArrowUp':
            if (at === -1) return false;
            (rows[at - 1] ?? search.current)?.focus();
            return true;
          case 'Enter':
            if (!inSearch) return false;
            rows[0]?.click();
            return true;
          case 'Escape':
            return onEscape();
          default:
            return false;
        }
      };
      if (handled()) event.preventDefault();
    };
    pane.addEventListener('keydown', onKey);
    return () => pane.removeEventListener('keydown', onKey);
  }, [root, search, onEscape]);
}
