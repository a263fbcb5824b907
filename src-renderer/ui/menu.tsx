import type { KeyboardEvent, ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';
import { usePopup } from './use-popup.js';
import './menu.css';

export interface MenuItem {
  id: string;
  label: ReactNode;
  icon?: IconName;
  /** Set for a choice among alternatives: whether it is the present one. */
  checked?: boolean;
  /** Begins a new group. */
  divided?: boolean;
  run: () => void;
}

/** Moves the focus among the items of a menu: arrows, Home, End. */
function step(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
  const at = items.findIndex((item) => item === event.currentTarget.ownerDocument.activeElement);
  const to =
    event.key === 'ArrowDown'
      ? (at + 1) % items.length
      : event.key === 'ArrowUp'
        ? (at - 1 + items.length) % items.length
        : event.key === 'Home'
          ? 0
          : event.key === 'End'
            ? items.length - 1
            : undefined;
  if (to === undefined) return;
  event.preventDefault();
  items[to]?.focus();
}

/**
 * A button that opens a menu under it (WAI-ARIA menu button). `label` names the button, and the menu unless it has a name
 * of its own in `menuLabel`. `items` are made while the menu is open.
 */
export function MenuButton({
  label,
  menuLabel = label,
  className,
  disabled = false,
  items,
  children,
}: {
  label: string;
  menuLabel?: string;
  className: string;
  disabled?: boolean;
  items: () => readonly MenuItem[];
  children: ReactNode;
}) {
  const { open, id, button, panel, toggle, close, onToggle } = usePopup<HTMLDivElement>();
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        disabled={disabled}
        onClick={toggle}
      >
        {children}
      </button>
      {open && (
        <div
          ref={panel}
          id={id}
          role="menu"
          tabIndex={-1}
          aria-label={menuLabel}
          popover="auto"
          className="tp-menu"
          onToggle={onToggle}
          onKeyDown={(event) => {
            if (event.key === 'Tab') close();
            step(event);
          }}
        >
          {items().map((item) => (
            <button
              key={item.id}
              type="button"
              role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
              aria-checked={item.checked}
              tabIndex={-1}
              className={item.divided === true ? 'tp-menu-item tp-menu-divided' : 'tp-menu-item'}
              onClick={() => {
                close();
                item.run();
              }}
            >
              <span className="tp-menu-sign">
                {item.checked === true ? (
                  <Icon name="check" size={14} />
                ) : (
                  item.icon !== undefined && <Icon name={item.icon} size={14} />
                )}
              </span>
              {item.label}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
