import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { T3State, UnitT3 } from '#shared/indicators.js';
import { localize } from '#shared/localize.js';
import { Button } from '../../ui/button.js';
import { failureText } from '../../ui/failure-text.js';
import { formatDate, formatMoment, helsinkiDay, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Notice, StateText } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { Bars } from './Bars.js';
import { FigureSection } from './FigureSection.js';
import { WeekChart } from './WeekChart.js';
import { weeksOf } from './t3-weeks.js';
import { useRules } from './use-rules.js';
import { writeAim, writeThird } from './words.js';

/** Days to the third free time by unit and profession: now, and week by week. */
export function T3View() {
  const { t, i18n } = useTranslation('indicatorsLater');
  const language = languageOf(i18n.language);
  const { orpc, client } = useWorkbench();
  const t3 = useQuery(orpc.indicators.watch.experimental_liveOptions({ retry: true })).data;
  const aim = useRules().aimOf('t3Days');
  if (t3 === undefined || t3.state === 'reading') return <Notice kind="loading" title={t('t3.reading')} />;
  if (t3.state === 'off') return <Notice kind="empty" title={t('t3.off')} detail={t('t3.offDetail')} />;

  const nameOf = (row: UnitT3) => `${localize(row.unitName, language)} · ${localize(row.professionName, language)}`;
  const longest = Math.max(14, ...t3.units.map(({ median }) => (median.kind === 'days' ? median.days : 0)));
  return (
    <>
      {t3.failures.map((failure) => (
        <p key={JSON.stringify(failure)} className="in-note">
          <StateText icon="warn" color="caution">
            {failureText(t, failure)} {t('t3.missing')}
          </StateText>
        </p>
      ))}
      <FigureSection
        title={t('t3.now')}
        detail={t3.readAt !== undefined && formatMoment(t3.readAt, language)}
        actions={
          <Button startIcon={<Icon name="swap" size={14} />} onClick={() => void client.indicators.refresh()}>
            {t('t3.refresh')}
          </Button>
        }
        sheet={{
          file: 't3',
          columns: [
            { label: t('column.unit') },
            { label: t('column.profession') },
            { label: t('column.t3'), number: true },
            { label: t('column.books'), number: true },
            { label: t('column.without'), number: true },
          ],
          rows: t3.units.map((row) => [
            localize(row.unitName, language),
            localize(row.professionName, language),
            row.median.kind === 'days' ? row.median.days : writeThird(t, row.median, language),
            row.books,
            row.without,
          ]),
        }}
      >
        {t3.units.length === 0 ? (
          <Notice kind="empty" title={t('t3.noBooks')} />
        ) : (
          <Bars
            bars={t3.units.map((row) => ({
              key: `${row.unit}|${row.profession}`,
              label: localize(row.unitName, language),
              detail: localize(row.professionName, language),
              value: row.median.kind === 'days' ? row.median.days : undefined,
              text: [
                writeThird(t, row.median, language),
                row.without > 0 ? t('t3.ofBooks', { without: row.without, books: row.books }) : '',
              ]
                .filter(Boolean)
                .join(' · '),
            }))}
            top={longest}
            {...(aim === undefined ? {} : { aim: { value: aim.value, text: writeAim(t, aim, language) } })}
          />
        )}
        <p className="in-note tp-weak">{t('t3.definition')}</p>
      </FigureSection>
      {t3.units.length > 0 && <Weeks t3={t3} nameOf={nameOf} />}
    </>
  );
}

function Weeks({ t3, nameOf }: { t3: T3State; nameOf: (row: UnitT3) => string }) {
  const { t, i18n } = useTranslation('indicatorsLater');
  const language = languageOf(i18n.language);
  const [chosen, setChosen] = useState(0);
  const selectId = useId();
  const row = t3.units[chosen] ?? t3.units[0];
  if (row === undefined) return null;
  const weeks = weeksOf(t3.measured, row, helsinkiDay(new Date().toISOString()));
  return (
    <FigureSection
      title={t('t3.weeks')}
      actions={
        <>
          <label htmlFor={selectId}>{t('t3.whose')}</label>
          <select
            id={selectId}
            className="lp-select"
            value={chosen}
            onChange={(event) => setChosen(Number(event.target.value))}
          >
            {t3.units.map((one, index) => (
              <option key={`${one.unit}|${one.profession}`} value={index}>
                {nameOf(one)}
              </option>
            ))}
          </select>
        </>
      }
      sheet={{
        file: 't3-viikoittain',
        columns: [{ label: t('column.week') }, { label: t('column.whose') }, { label: t('column.t3'), number: true }],
        rows: weeks.map(({ week, value }) => [
          formatDate(week, language),
          nameOf(row),
          value === undefined
            ? t('t3.notMeasured')
            : value.kind === 'days'
              ? value.days
              : writeThird(t, value, language),
        ]),
      }}
    >
      <WeekChart weeks={weeks} language={language} />
      <p className="in-note tp-weak">{t('t3.weeksDetail')}</p>
    </FigureSection>
  );
}
