import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/language.js';
import { formatDate } from '../../ui/format.js';
import type { WeekT3 } from './t3-weeks.js';
import { writeThird } from './words.js';

const WIDTH = 560;
const HEIGHT = 140;
const TOP = 18;
const FOOT = 20;
const LEFT = 32;

/** A column for each week; a week without three free times is a hatched one of full height, and one not measured is left empty. */
export function WeekChart({ weeks, language }: { weeks: readonly WeekT3[]; language: Language }) {
  const { t } = useTranslation('indicatorsLater');
  const days = weeks.flatMap(({ value }) => (value?.kind === 'days' ? [value.days] : []));
  const top = [4, 8, 16, 32, 64, 128].find((one) => Math.max(0, ...days) <= one) ?? 192;
  const height = HEIGHT - TOP - FOOT;
  const step = (WIDTH - LEFT) / weeks.length;
  const y = (value: number) => TOP + height * (1 - value / top);
  const short = (day: string) => formatDate(day, language).replace(/[ .]?\d{4}$/, language === 'en' ? '' : '.');
  const last = weeks.at(-1)?.value;
  const lastWords = last === undefined ? t('t3.notMeasured') : writeThird(t, last, language);
  return (
    <svg
      className="lp-chart in-weeks"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('t3.chart', { last: lastWords })}
    >
      <defs>
        <pattern id="in-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="2" height="6" className="in-hatch" />
        </pattern>
      </defs>
      {[0, top / 2, top].map((value) => (
        <g key={value}>
          <line x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} className="lp-line" />
          <text x={LEFT - 8} y={y(value) + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {weeks.map(({ week, value }, index) => (
        <g key={week}>
          {value !== undefined && (
            <rect
              x={LEFT + index * step + step * 0.25}
              width={step * 0.5}
              y={value.kind === 'days' ? Math.min(y(value.days), y(0) - 2) : TOP}
              height={value.kind === 'days' ? Math.max(2, y(0) - y(value.days)) : height}
              className={value.kind === 'days' ? 'lp-column' : 'in-column-none'}
            />
          )}
          {value !== undefined && (
            <text
              x={LEFT + (index + 0.5) * step}
              y={value.kind === 'days' ? y(value.days) - 5 : TOP - 5}
              textAnchor="middle"
            >
              {value.kind === 'days' ? value.days.toLocaleString(language === 'en' ? 'en-GB' : 'fi-FI') : '–'}
            </text>
          )}
          {(weeks.length - 1 - index) % 2 === 0 && (
            <text x={LEFT + (index + 0.5) * step} y={HEIGHT - 5} textAnchor="middle">
              {short(week)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
