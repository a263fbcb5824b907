import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/language.js';
import type { ToolUsage } from '#shared/usage.js';
import { Button } from '../../ui/button.js';
import { formatDate } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Section } from '../../ui/parts.js';
import { DayChart } from './DayChart.js';
import { type Span, type ToolSum, byDay } from './sums.js';
import { writeDuration } from './words.js';

/** Time in use day by day, of all tools or of one: drawn, or as the table behind the picture. */
export function DayFigures({
  rows,
  today,
  span,
  tools,
  language,
}: {
  rows: readonly ToolUsage[];
  today: string;
  span: Span;
  tools: readonly ToolSum[];
  language: Language;
}) {
  const { t } = useTranslation('usageLater');
  const [asTable, setAsTable] = useState(false);
  const [chosen, setChosen] = useState('');
  const selectId = useId();
  // A tool without figures in this span cannot be chosen any more.
  const toolId = tools.some((tool) => tool.toolId === chosen) ? chosen : '';
  const days = byDay(rows, today, span, toolId);
  return (
    <Section
      title={t('byDay')}
      actions={
        <>
          <label htmlFor={selectId}>{t('tool')}</label>
          <select
            id={selectId}
            className="lp-select"
            value={toolId}
            onChange={(event) => setChosen(event.target.value)}
          >
            <option value="">{t('allTools')}</option>
            {tools.map((tool) => (
              <option key={tool.toolId} value={tool.toolId}>
                {tool.name}
              </option>
            ))}
          </select>
          <Button
            aria-pressed={asTable}
            startIcon={<Icon name={asTable ? 'chart' : 'table'} size={14} />}
            onClick={() => setAsTable(!asTable)}
          >
            {t(asTable ? 'asChart' : 'asTable')}
          </Button>
        </>
      }
    >
      {asTable ? (
        <table className="lp-table us-table">
          <thead>
            <tr>
              <th scope="col">{t('day')}</th>
              <th scope="col">{t('column.opens')}</th>
              <th scope="col">{t('column.seconds')}</th>
              <th scope="col">{t('column.failures')}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, opens, seconds, failures }) => (
              <tr key={day}>
                <th scope="row">{formatDate(day, language)}</th>
                <td className="us-number">{opens}</td>
                <td className="us-number">{writeDuration(t, seconds)}</td>
                <td className="us-number">{failures}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <DayChart days={days} language={language} />
      )}
    </Section>
  );
}
