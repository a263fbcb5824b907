import { memo } from 'react';
import type { Drawing } from './drawing.js';
import type { Letters } from './lettering.js';
import { type Size, type View, toScreen } from './project.js';

/** Land, water, roads and names: what the points stand on. It says nothing that the list does not. */
export const BaseLayer = memo(function BaseLayer({
  drawing,
  letters,
  view,
  size,
}: {
  drawing: Drawing;
  letters: readonly Letters[];
  view: View;
  size: Size;
}) {
  const at = toScreen(drawing.origin, view, size);
  const place = `translate(${at.x} ${at.y}) scale(${view.scale})`;
  return (
    <svg className="st-map-base" width={size.width} height={size.height} aria-hidden focusable="false">
      <g transform={place}>
        {drawing.areas.map(({ key, own, path }) => (
          <path key={key} d={path} className={own ? 'st-map-own' : 'st-map-other'} />
        ))}
        {drawing.roads.map(({ key, path }) => (
          <path key={key} d={path} className="st-map-road" />
        ))}
      </g>
      {letters.map(({ key, text, className, x, y }) => (
        <text key={key} x={x} y={y} className={className}>
          {text}
        </text>
      ))}
    </svg>
  );
});
