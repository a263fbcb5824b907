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
  const popup = usePopup();
  return (
    <>
      <button
        ref={popup.button}
        type="button"
        className={className}
        aria-haspopup="dialog"
        aria-expanded={popup.open}
        aria-controls={popup.open ? popup.id : undefined}
        onClick={popup.toggle}
      >
        {label}
      </button>
      {popup.open && (
        <div
          ref={popup.panel}
          id={popup.id}
          role="dialog"
          aria-label={title}
          popover="auto"
          className="tp-menu tp-popup"
          onToggle={popup.onToggle}
        >
          {children}
        </div>
      )}
    </>
  );
}
