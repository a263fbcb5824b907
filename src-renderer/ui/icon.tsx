import { type IconName, iconPaths } from './icon-paths.js';
import './icon.css';

export type { IconName };

/**
 * One icon of our own set. Decorative unless `label` is given: then it is an image with that name.
 * @param size edge in pixels, 16 by default
 */
export function Icon({
  name,
  size = 16,
  label,
  color,
}: {
  name: IconName;
  size?: number;
  label?: string;
  color?: string;
}) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      className="tp-icon"
      focusable="false"
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined}
      style={color === undefined ? undefined : { color: `var(--${color})` }}
    >
      {iconPaths[name]}
    </svg>
  );
}
