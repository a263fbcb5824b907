import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import './popover.css';

/**
 * A panel in the top layer under its button, inside the window; the focus goes to what is marked `data-first`. The browser
 * closes it by Esc and by a press elsewhere.
 */
export function Popover({
  id,
  label,
  anchor,
  className,
  onClose,
  children,
}: {
  id: string;
  label: string;
  anchor: RefObject<HTMLElement | null>;
  className: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const panel = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = panel.current;
    if (shown === null) return;
    // To here the browser gives the focus back when the panel is closed.
    anchor.current?.focus();
    shown.showPopover();
    const place = anchor.current?.getBoundingClientRect();
    const top = (place?.bottom ?? 0) + 4;
    const left = Math.min((place?.right ?? 0) - shown.offsetWidth, window.innerWidth - shown.offsetWidth - 4);
    shown.style.top = `${top}px`;
    shown.style.left = `${Math.max(4, left)}px`;
    shown.style.maxHeight = `${Math.max(160, window.innerHeight - top - 8)}px`;
    shown.querySelector<HTMLElement>('[data-first]')?.focus();
    // One that is taken away while it is open gives the focus back as well.
    return () => shown.hidePopover();
  }, [anchor]);
  return (
    <dialog
      ref={panel}
      id={id}
      aria-label={label}
      popover="auto"
      className={`ctx-popover ${className}`}
      onToggle={(event) => event.newState === 'closed' && onClose()}
    >
      {children}
    </dialog>
  );
}
