import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/language.js';
import { formatDate } from '../../ui/format.js';
import type { DaySum } from './sums.js';
import { writeDuration } from './words.js';

const WIDTH = 420;
const HEIGHT = 140;
const TOP = 18;
const FOOT = 20;
const LEFT = 64;

/** Whole steps for the axis: minutes while there are few of them, then hours. */
function topOf(seconds: number): number {
  const steps = [600, 1800, 3600, 7200, 14_400, 28_800, 57_600];
  return steps.find((step) => seconds <= step) ?? Math.ceil(seconds / 36_000) * 36_000;
}

/** A bar for each day. The picture has a name that tells its gist; the table holds the same numbers. */
export function DayChart({ days, language }: { days: readonly DaySum[]; language: Language }) {
  const { t } = useTranslation('usageLater');
  const top = topOf(Math.max(0, ...days.map(({ seconds }) => seconds)));
  const height = HEIGHT - TOP - FOOT;
  const step = (WIDTH - LEFT) / days.length;
  const y = (seconds: number) => TOP + height * (1 - seconds / top);
  const date = (day: string) => formatDate(day, language).replace(/[ .]?\d{4}$/, language === 'en' ? '' : '.');
  const first = days[0]?.day ?? '';
  const last = days.at(-1)?.day ?? '';
  const total = days.reduce((sum, { seconds }) => sum + seconds, 0);
  const every = days.length > 10 ? 7 : 1;
  return (
    <svg
      className="lp-chart us-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('chart', {
        from: formatDate(first, language),
        to: formatDate(last, language),
        total: writeDuration(t, total),
      })}
    >
      {[0, top / 2, top].map((seconds) => (
        <g key={seconds}>
          <line x1={LEFT} x2={WIDTH} y1={y(seconds)} y2={y(seconds)} className="lp-line" />
          <text x={LEFT - 8} y={y(seconds) + 4} textAnchor="end">
            {writeDuration(t, seconds)}
          </text>
        </g>
      ))}
      {days.map(({ day, seconds }, index) => (
        <g key={day}>
          <rect
            x={LEFT + index * step + step * 0.2}
            width={step * 0.6}
            y={y(seconds)}
            height={HEIGHT - FOOT - y(seconds)}
            className="lp-column"
          />
          {(days.length - 1 - index) % every === 0 && (
            <text
              x={LEFT + (index + 0.5) * step}
              y={HEIGHT - 5}
              textAnchor={index === days.length - 1 && days.length > 10 ? 'end' : 'middle'}
            >
              {date(day)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
