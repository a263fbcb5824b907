import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localize } from '#shared/localize.js';
import { languageOf } from '../../ui/format.js';
import { FilterChip, IconButton, Notice } from '../../ui/parts.js';
import { useClientContext, useWorkbench } from '../../ui/workbench.js';
import { ChainState } from './ChainState.js';
import { LogTable } from './LogTable.js';
import { type Filter, type Span, actionGroups, isGroup, spans, toInput } from './filter.js';
import '../../ui/log-page.css';
import './access-log.css';

/** What the signed-in professional has opened and done, newest first, and whether the log is whole. */
export default function AccessLogPage() {
  const { t, i18n, ready } = useTranslation('accessLogLater', { useSuspense: false });
  const { ready: hasAccessWords } = useTranslation('clientAccessLater', { useSuspense: false });
  const { ready: hasSectionWords } = useTranslation('clientSummaryLater', { useSuspense: false });
  const { orpc } = useWorkbench();
  const tools = useQuery(orpc.tools.list.queryOptions()).data;
  const client = useClientContext()?.active ?? null;
  const [span, setSpan] = useState<Span>('week');
  const [group, setGroup] = useState<Filter['group']>('all');
  const [onlyThis, setOnlyThis] = useState(false);
  const [round, setRound] = useState(0);
  const selectId = useId();
  if (!ready || !hasAccessWords || !hasSectionWords) return <Notice kind="loading" title={t('common:loading')} />;

  const language = languageOf(i18n.language);
  const names = new Map(tools?.map(({ id, name }) => [id, localize(name, language)]));
  const reference = onlyThis ? client?.reference : undefined;
  const input = toInput({ span, group, client: reference }, new Date().toISOString());
  return (
    <div className="lp-page">
      <div className="lp-bar">
        <div className="lp-chips" role="group" aria-label={t('span.label')}>
          {spans.map((one) => (
            <FilterChip key={one} on={one === span} onToggle={() => setSpan(one)}>
              {t(`span.${one}`)}
            </FilterChip>
          ))}
        </div>
        <label htmlFor={selectId}>{t('group.label')}</label>
        <select
          id={selectId}
          className="lp-select"
          value={group}
          onChange={({ target }) => setGroup(isGroup(target.value) ? target.value : 'all')}
        >
          <option value="all">{t('group.all')}</option>
          {Object.keys(actionGroups).map((one) => (
            <option key={one} value={one}>
              {t(`group.${one}`)}
            </option>
          ))}
        </select>
        {client !== null && (
          <FilterChip on={onlyThis} onToggle={() => setOnlyThis(!onlyThis)}>
            {t('thisClient')}
          </FilterChip>
        )}
        <span className="tp-grow" />
        <IconButton icon="swap" label={t('refresh')} onClick={() => setRound(round + 1)} />
      </div>
      <ChainState key={`chain ${round}`} language={language} />
      <LogTable
        // Another question begins anew, at the newest entry.
        key={`${JSON.stringify(input)} ${round}`}
        input={input}
        client={client}
        nameOf={(tool) => names.get(tool) ?? (tool === 'workbench' ? t('workbench') : tool)}
        language={language}
      />
    </div>
  );
}
