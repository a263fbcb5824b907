import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { articleOf } from '#shared/usage-articles.js';
import { figureOf } from '#shared/usage-figures.js';
import { localize } from '#shared/localize.js';
import { Button } from '../../ui/button.js';
import { helsinkiDay, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { FilterChip, Notice, Section } from '../../ui/parts.js';
import { saveFile } from '../../ui/save-file.js';
import { useWorkbench } from '../../ui/workbench.js';
import { ClearFigures } from './ClearFigures.js';
import { DayFigures } from './DayFigures.js';
import { Sending } from './Sending.js';
import { ToolTable } from './ToolTable.js';
import { type Span, byTool, spans, toCsv, within } from './sums.js';
import '../../ui/log-page.css';
import './usage.css';

/** Figures of use on this workstation: per tool and per day. */
export default function UsagePage() {
  const { t, i18n, ready } = useTranslation('usageLater', { useSuspense: false });
  const language = languageOf(i18n.language);
  const { orpc } = useWorkbench();
  const usage = useQuery(orpc.usage.watch.experimental_liveOptions({ retry: true })).data;
  const tools = useQuery(orpc.tools.list.queryOptions()).data;
  const [span, setSpan] = useState<Span>(7);
  if (!ready || usage === undefined) return <Notice kind="loading" title={t('common:loading')} />;

  const today = helsinkiDay(new Date().toISOString());
  const names = new Map(tools?.map(({ id, name }) => [id, localize(name, language)]));
  // How often guidelines are opened is for who edits them, in their own pane; figures of service have a page of their own.
  const days = usage.days.filter(({ toolId }) => articleOf(toolId) === undefined && figureOf(toolId) === undefined);
  const rows = within(days, today, span);
  const sums = byTool(rows, (toolId) => names.get(toolId) ?? toolId);
  return (
    <div className="lp-page">
      <div className="lp-bar">
        <div className="lp-chips" role="group" aria-label={t('span')}>
          {spans.map((one) => (
            <FilterChip key={one} on={one === span} onToggle={() => setSpan(one)}>
              {t('days', { count: one })}
            </FilterChip>
          ))}
        </div>
        <span className="tp-grow" />
        <Button
          variant="outlined"
          disabled={days.length === 0}
          startIcon={<Icon name="down" size={14} />}
          onClick={() => saveFile(toCsv(days), { name: `${t('fileName')}-${today}.csv`, type: 'text/csv' })}
        >
          {t('export')}
        </Button>
        <ClearFigures disabled={usage.days.length === 0} />
      </div>
      <Sending sending={usage.sending} language={language} />
      {sums.length === 0 ? (
        <Notice kind="empty" title={t('empty')} detail={t('emptyDetail')} />
      ) : (
        <>
          <Section title={t('byTool')} detail={t('byToolDetail')}>
            <ToolTable tools={sums} />
          </Section>
          <DayFigures rows={rows} today={today} span={span} tools={sums} language={language} />
        </>
      )}
    </div>
  );
}
