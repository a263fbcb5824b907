import type { ReactNode } from 'react';
import { usePopup } from './use-popup.js';
import './menu.css';

/** A button that opens a small panel of facts or actions under it. */
export function PopupButton({
  label,
  className,
  title,
  children,
}: {
  /** What the button shows. */
  label: ReactNode;
  className: string;
  /** Name of the panel. */
  title: string;
  /** Content of the panel. */
  children: ReactNode;
}) {
  const { open, id, button, panel, toggle, onToggle } = usePopup<HTMLDialogElement>();
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={toggle}
      >
        {label}
      </button>
      {open && (
        <dialog ref={panel} id={id} aria-label={title} popover="auto" className="tp-menu tp-popup" onToggle={onToggle}>
          {children}
        </dialog>
      )}
    </>
  );
}
