import type { Bar } from './period-bar.js';

/** A period as a thin bar on its list's common scale, with a line where now is. The row's words say the same. */
export function PeriodBar({ bar, now, tone }: { bar: Bar; now: number; tone: 'health' | 'social' }) {
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
  return (
    <svg width="100%" height="8" className="cs-period" aria-hidden="true">
      <rect x="0" y="3" width="100%" height="2" className="cs-period-all" />
      <rect
        x={percent(bar.left)}
        y="1"
        width={percent(Math.max(bar.width, 0.012))}
        height="6"
        rx="2"
        className={bar.goesOn ? `cs-period-${tone}` : 'cs-period-ended'}
      />
      <rect x={percent(Math.min(now, 0.995))} y="0" width="1.5" height="8" className="cs-period-now" />
    </svg>
  );
}
