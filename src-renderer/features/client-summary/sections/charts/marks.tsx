import type { MeasurementSeries } from '#shared/client-summary.js';
import { type Scale, type boxOf, pathOf } from './scale.js';
import type { Drawn } from './series.js';

type Box = ReturnType<typeof boxOf>;
type At = readonly (readonly [number, number])[];

/** The reference range as a band between dashed limits. For a pair: from the lower half's limit to the upper half's. */
export function Band({ series, box, y }: { series: MeasurementSeries; box: Box; y: Scale }) {
  const { low, high, low2, high2 } = series;
  const limits = high2 === undefined ? [low, high] : [high2, high];
  if ([...limits, low2].every((one) => one === undefined)) return null;
  const [under, over] = limits.map((one) => (one === undefined ? undefined : y(one)));
  const from = over ?? box.top;
  const to = under ?? box.bottom;
  const dashed = [over, under].flatMap((one) =>
    one === undefined ? [] : [`M${box.left} ${one.toFixed(1)}H${box.right}`],
  );
  return (
    <g>
      <rect x={box.left} y={from} width={box.right - box.left} height={Math.max(to - from, 0)} className="cs-band" />
      <path d={dashed.join('')} className="cs-limit" />
    </g>
  );
}

const circle = ([x, y]: readonly [number, number], r: number): string =>
  `M${(x - r).toFixed(1)} ${y.toFixed(1)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
const square = ([x, y]: readonly [number, number], r: number): string =>
  `M${(x - r).toFixed(1)} ${(y - r).toFixed(1)}h${2 * r}v${2 * r}h${-2 * r}z`;

/** The client's own values: open copper circles. */
export const OwnMarks = ({ at }: { at: At }) => (
  <path d={at.map((one) => circle(one, 3.2)).join('')} className="cs-own" />
);

/** The professional's values: petrol squares. */
export const ProMarks = ({ at, small }: { at: At; small: boolean }) => (
  <path d={at.map((one) => square(one, small ? 2 : 4)).join('')} className="cs-pro" />
);

/** Pairs such as blood pressure: a bar a value between its halves; from many of them on, one band. */
export function Pairs({
  points,
  own,
  many,
  x,
  y,
}: {
  points: readonly Drawn[];
  own: boolean;
  many: boolean;
  x: Scale;
  y: Scale;
}) {
  if (points.length === 0) return null;
  const upper = points.map((point) => [x(point.at), y(point.value)] as const);
  const lower = points.map((point) => [x(point.at), y(point.value2 ?? point.value)] as const);
  if (many) {
    return (
      <g className={own ? 'cs-own-area' : 'cs-pro-area'}>
        <path d={`${pathOf([...upper, ...lower.toReversed()])}Z`} stroke="none" />
        <path d={pathOf(upper) + pathOf(lower)} fill="none" />
      </g>
    );
  }
  const bars = points.map(
    (point) => `M${x(point.at).toFixed(1)} ${y(point.value).toFixed(1)}V${y(point.value2 ?? point.value).toFixed(1)}`,
  );
  return (
    <g>
      <path d={bars.join('')} className={own ? 'cs-own-line' : 'cs-pro-line'} />
      {own ? <OwnMarks at={[...upper, ...lower]} /> : <ProMarks at={[...upper, ...lower]} small={false} />}
    </g>
  );
}

/** The last value in words at the right end, unit and range under it; always inside the drawing. */
export function RightEnd({ x, y, bottom, lines }: { x: number; y: number; bottom: number; lines: readonly string[] }) {
  const most = bottom + 12 - 15 * (lines.length - 1);
  const at = Math.max(Math.min(y + 4, most), 16);
  return lines.map((line, index) => (
    <text key={line} x={x} y={at + 15 * index} {...(index === 0 ? { className: 'cs-last' } : {})}>
      {line}
    </text>
  ));
}
