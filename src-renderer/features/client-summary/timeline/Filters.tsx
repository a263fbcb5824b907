import { useTranslation } from 'react-i18next';
import { FilterChip } from '../../../ui/parts.js';
import { type Wanted, type choicesOf, periods } from './items.js';

const one = <T,>(value: T | undefined): ReadonlySet<T> => new Set(value === undefined ? [] : [value]);

/** What of the timeline is shown: kind, source, period, register. */
export function Filters({
  choices,
  wanted,
  count,
  onChange,
}: {
  choices: ReturnType<typeof choicesOf>;
  wanted: Wanted;
  count: number;
  onChange: (wanted: Wanted) => void;
}) {
  const { t } = useTranslation('clientViewsLater');
  return (
    <div className="cs-timeline-filters">
      <select
        aria-label={t('timeline.kind')}
        value={[...wanted.sections][0] ?? ''}
        onChange={(event) =>
          onChange({ ...wanted, sections: one(choices.sections.find((section) => section === event.target.value)) })
        }
      >
        <option value="">{t('timeline.allKinds')}</option>
        {choices.sections.map((section) => (
          <option key={section} value={section}>
            {t(`clientSummaryLater:section.${section}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('timeline.source')}
        value={[...wanted.sources][0] ?? ''}
        onChange={(event) =>
          onChange({ ...wanted, sources: one(event.target.value === '' ? undefined : event.target.value) })
        }
      >
        <option value="">{t('timeline.allSources')}</option>
        {choices.sources.map((source) => (
          <option key={source}>{source}</option>
        ))}
      </select>
      <select
        aria-label={t('timeline.period')}
        value={wanted.period}
        onChange={(event) =>
          onChange({ ...wanted, period: periods.find((period) => period === event.target.value) ?? 'all' })
        }
      >
        {periods.map((period) => (
          <option key={period} value={period}>
            {t(`timeline.periods.${period}`)}
          </option>
        ))}
      </select>
      {choices.registers.length > 1 &&
        choices.registers.map((register) => (
          <FilterChip
            key={register}
            on={wanted.registers.has(register)}
            onToggle={() =>
              onChange({ ...wanted, registers: one(wanted.registers.has(register) ? undefined : register) })
            }
          >
            {t(`clientSummaryLater:register.${register}`)}
          </FilterChip>
        ))}
      <span className="tp-grow" />
      <output className="cs-weak">{t('timeline.count', { count })}</output>
    </div>
  );
}
