import { useDrawingArea, useXScale, useYScale } from '@mui/x-charts/hooks';
import type { MeasurementSeries } from '#shared/client-summary.js';
import type { Drawn } from './series.js';

/** The reference range as a band between dashed limits. For a pair: from the lower half's limit to the upper half's. */
export function Band({ series }: { series: MeasurementSeries }) {
  const { left, top, width, height } = useDrawingArea();
  const y = useYScale<'linear'>();
  const { low, high, low2, high2 } = series;
  const limits = high2 === undefined ? [low, high] : [high2, high];
  if ([...limits, low2].every((one) => one === undefined)) return null;
  const [under, over] = limits.map((one) => (one === undefined ? undefined : y(one)));
  const from = over ?? top;
  const to = under ?? top + height;
  return (
    <g>
      <rect x={left} y={from} width={width} height={Math.max(to - from, 0)} className="cs-band" />
      {[over, under].map((one, index) =>
        one === undefined ? null : (
          <path key={index === 0 ? 'over' : 'under'} d={`M${left} ${one}H${left + width}`} className="cs-limit" />
        ),
      )}
    </g>
  );
}

/** A mark a value: the client's own an open copper circle, the professional's a petrol square; a pair is a bar. */
export function Marks({ points, small }: { points: readonly Drawn[]; small: boolean }) {
  const x = useXScale<'time'>();
  const y = useYScale<'linear'>();
  const r = small ? 1.6 : 3.2;
  return (
    <g>
      {points.map((point) => {
        const cx = x(new Date(point.at));
        const values = point.value2 === undefined ? [point.value] : [point.value, point.value2];
        const [high, low] = values.map((one) => y(one));
        return (
          <g key={point.id}>
            {high !== undefined && low !== undefined && (
              <path d={`M${cx} ${high}V${low}`} className={point.own ? 'cs-own-line' : 'cs-pro-line'} />
            )}
            {values.map((one, index) => {
              const cy = y(one);
              return point.own ? (
                <circle key={index === 0 ? 'a' : 'b'} cx={cx} cy={cy} r={r} className="cs-own" />
              ) : (
                <rect
                  key={index === 0 ? 'a' : 'b'}
                  x={cx - r - 0.8}
                  y={cy - r - 0.8}
                  width={2 * r + 1.6}
                  height={2 * r + 1.6}
                  className="cs-pro"
                />
              );
            })}
          </g>
        );
      })}
    </g>
  );
}

/** The last value in words at the right end, unit and range under it; always inside the drawing. */
export function RightEnd({ last, lines }: { last: Drawn; lines: readonly string[] }) {
  const { left, top, width, height } = useDrawingArea();
  const y = useYScale<'linear'>();
  const most = top + height + 12 - 15 * (lines.length - 1);
  const at = Math.max(Math.min(y(last.value) + 4, most), top + 8);
  return (
    <g>
      {lines.map((line, index) => (
        <text key={line} x={left + width + 8} y={at + 15 * index} {...(index === 0 ? { className: 'cs-last' } : {})}>
          {line}
        </text>
      ))}
    </g>
  );
}
