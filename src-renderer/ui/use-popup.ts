import { type RefObject, type ToggleEvent, useEffect, useId, useRef, useState } from 'react';

interface Popup<Panel extends HTMLElement> {
  open: boolean;
  id: string;
  button: RefObject<HTMLButtonElement | null>;
  panel: RefObject<Panel | null>;
  toggle: () => void;
  /** Closes and gives the focus back to the button. */
  close: () => void;
  /** The browser closed the panel itself (Esc, a click elsewhere). */
  onToggle: (event: ToggleEvent<HTMLElement>) => void;
}

/** A panel in the top layer under its button, inside the window; closes by Esc and by a click elsewhere. */
export function usePopup<Panel extends HTMLElement>(): Popup<Panel> {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<Panel>(null);
  const id = useId();
  useEffect(() => {
    const shown = panel.current;
    const place = button.current?.getBoundingClientRect();
    if (!open || shown === null || place === undefined) return;
    shown.showPopover();
    const top = Math.min(place.bottom + 4, window.innerHeight - shown.offsetHeight - 4);
    const left = Math.min(place.right - shown.offsetWidth, window.innerWidth - shown.offsetWidth - 4);
    shown.style.top = `${Math.max(4, top)}px`;
    shown.style.left = `${Math.max(4, left)}px`;
    shown.querySelector<HTMLElement>('[aria-checked="true"], button, a')?.focus();
  }, [open]);
  return {
    open,
    id,
    button,
    panel,
    toggle: () => setOpen((now) => !now),
    close: () => {
      setOpen(false);
      button.current?.focus();
    },
    onToggle: (event) => {
      if (event.newState === 'closed') setOpen(false);
    },
  };
}
