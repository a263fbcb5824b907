import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FEWEST_ANSWERS, type FeedbackCounts } from '#shared/feedback.js';
import { answersIn, npsOf } from '#shared/nps.js';
import { Button } from '../../ui/button.js';
import { failureText } from '../../ui/failure-text.js';
import { formatDate, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { FilterChip, Notice, Section } from '../../ui/parts.js';
import { saveFile } from '../../ui/save-file.js';
import { useWorkbench } from '../../ui/workbench.js';
import { toCsv } from './csv.js';

const SPANS = [1, 3, 12] as const;

/** What the feedback comes to: of the professional's own unit and of the county, where there is enough of it. */
export function Figures() {
  const { t, i18n } = useTranslation('feedbackLater');
  const { orpc } = useWorkbench();
  const [months, setMonths] = useState<(typeof SPANS)[number]>(3);
  const asked = useQuery(orpc.feedback.figures.queryOptions({ input: { months }, refetchInterval: 60_000 }));
  const figures = asked.data?.kind === 'figures' ? asked.data.figures : undefined;
  const channels = Object.entries(figures?.channels ?? {});
  const exportAll = () =>
    figures !== undefined &&
    saveFile(toCsv(figures), { name: `${t('fileName')}-${figures.since}.csv`, type: 'text/csv' });
  return (
    <Section
      title={t('figures')}
      detail={figures && t('since', { date: formatDate(figures.since, languageOf(i18n.language)) })}
      actions={
        <Button
          variant="outlined"
          disabled={figures === undefined || (figures.unit === null && figures.county === null)}
          startIcon={<Icon name="down" size={14} />}
          onClick={exportAll}
        >
          {t('export')}
        </Button>
      }
    >
      <div className="fb-how" role="group" aria-label={t('span')}>
        {SPANS.map((one) => (
          <FilterChip key={one} on={one === months} onToggle={() => setMonths(one)}>
            {t('months', { count: one })}
          </FilterChip>
        ))}
      </div>
      {asked.isPending ? (
        <Notice kind="loading" title={t('common:loading')} />
      ) : figures === undefined ? (
        <Notice
          kind="failed"
          title={asked.data?.kind === 'failed' ? failureText(t, asked.data.failure) : t('silent')}
          onRetry={() => void asked.refetch()}
        />
      ) : (
        <>
          <div className="fb-groups">
            <Group title={t('unit')} counts={figures.unit} />
            <Group title={t('county')} counts={figures.county} />
          </div>
          {channels.length > 1 && (
            <table className="fb-table">
              <caption>{t('byChannel')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('channel')}</th>
                  <th scope="col">NPS</th>
                  <th scope="col">{t('answers')}</th>
                </tr>
              </thead>
              <tbody>
                {channels.map(([channel, counts]) => (
                  <tr key={channel}>
                    <th scope="row">{t(`channels.${channel}`)}</th>
                    <td>{signed(npsOf(counts))}</td>
                    <td>{answersIn(counts)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <p className="tp-weak">{t('fewest', { count: FEWEST_ANSWERS })}</p>
        </>
      )}
    </Section>
  );
}

/** "+40", "−12": with a true minus. */
const signed = (value: number | undefined): string =>
  value === undefined ? '' : value > 0 ? `+${value}` : String(value).replace('-', '−');

function Group({ title, counts }: { title: string; counts: FeedbackCounts | null }) {
  const { t } = useTranslation('feedbackLater');
  if (counts === null)
    return (
      <div className="fb-group">
        <h4>{title}</h4>
        <p className="fb-text">{t('tooFew')}</p>
      </div>
    );
  const most = Math.max(...counts.nps);
  return (
    <div className="fb-group">
      <h4>{title}</h4>
      <p className="fb-score">
        <strong>{signed(npsOf(counts))}</strong> <span>NPS · {t('count', { count: answersIn(counts) })}</span>
      </p>
      <table className="fb-bars">
        <caption>{t('distribution')}</caption>
        <tbody>
          {counts.nps.map((count, value) => (
            // The value is the row's own name.
            <tr key={String(value)}>
              <th scope="row">{value}</th>
              {/* Only drawn: the number is told in the cell beside it. */}
              <td className="fb-bar" aria-hidden="true">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none">
                  <rect width={most === 0 ? 0 : (count / most) * 100} height="10" rx="1" />
                </svg>
              </td>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="fb-text">
        {t('understood', { share: share(counts.understood, [3, 4]) })}
        <br />
        {t('moved', { share: share(counts.moved, [2]) })}
      </p>
    </div>
  );
}

/** "78 %" of those who answered, or a dash. */
function share(values: readonly number[], of: readonly number[]): string {
  const all = values.reduce((sum, one) => sum + one, 0);
  const some = of.reduce((sum, at) => sum + (values[at] ?? 0), 0);
  return all === 0 ? '–' : `${Math.round((some / all) * 100)}\u00a0%`;
}
