import SvgIcon from '@mui/material/SvgIcon';
import { type IconName, iconPaths } from './icon-paths.js';

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
    <SvgIcon
      viewBox="0 0 16 16"
      titleAccess={label ?? ''}
      aria-hidden={label === undefined}
      sx={{
        fontSize: size,
        flex: 'none',
        fill: 'none',
        stroke: 'currentColor',
        strokeWidth: 1.4,
        strokeLinecap: 'round',
        ...(color === undefined ? {} : { color: `var(--${color})` }),
      }}
    >
      {iconPaths[name]}
    </SvgIcon>
  );
}
