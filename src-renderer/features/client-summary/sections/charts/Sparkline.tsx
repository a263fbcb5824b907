import { decimate } from './decimate.js';
import { pathOf, scaleOf } from './scale.js';
import type { Course } from './series.js';

const WIDTH = 84;
const HEIGHT = 20;

/** The course of a series in miniature, with its newest value marked. Decoration: the words beside it say the value. */
export function Sparkline({ course: { points } }: { course: Course }) {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return <span />;
  const shown = decimate(points, WIDTH);
  let [least, most] = [first.value, first.value];
  for (const { value } of shown) [least, most] = [Math.min(least, value), Math.max(most, value)];
  const x = scaleOf([first.at, last.at], [3, WIDTH - 4]);
  const y = scaleOf([least, most], [HEIGHT - 4, 4]);
  return (
    <svg width={WIDTH} height={HEIGHT} className="cs-spark" aria-hidden="true">
      <path
        d={pathOf(shown.map((point) => [x(point.at), y(point.value)] as const))}
        fill="none"
        className={last.own ? 'cs-own-line' : 'cs-pro-line'}
      />
      {last.own ? (
        <circle cx={x(last.at)} cy={y(last.value)} r="2.4" className="cs-own" />
      ) : (
        <rect x={x(last.at) - 2.5} y={y(last.value) - 2.5} width="5" height="5" className="cs-pro" />
      )}
    </svg>
  );
}
