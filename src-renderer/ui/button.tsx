import type { ComponentProps, ReactNode } from 'react';
import './button.css';

/**
 * The workbench's button: `contained` for the one main action of a pane, `outlined` for the others, `text` inside texts.
 * A plain element, so that no styling library has to load before the first screen is drawn.
 */
export function Button({
  variant = 'text',
  startIcon,
  className,
  children,
  ...rest
}: {
  variant?: 'contained' | 'outlined' | 'text';
  startIcon?: ReactNode;
} & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      className={
        className === undefined ? `tp-button tp-button-${variant}` : `tp-button tp-button-${variant} ${className}`
      }
      {...rest}
    >
      {startIcon !== undefined && <span className="tp-button-icon">{startIcon}</span>}
      {children}
    </button>
  );
}
