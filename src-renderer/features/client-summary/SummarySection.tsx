import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Section, SectionId, SectionSource, Summary } from '#shared/client-summary.js';
import { IconButton, Notice, Section as Part } from '../../ui/parts.js';
import { RegisterTag } from './RegisterTag.js';
import { Skipped } from './Skipped.js';
import { registersOf } from './order.js';
import { Conflicts } from './sections/Conflicts.js';
import { useLanguage } from './use-language.js';
import { writeTime } from './write.js';

/** What every section of the pane gets. */
export interface SectionProps {
  summary: Summary;
  retry: (section?: SectionId) => void;
  /** Every source is silent and that has been said once: sections do not repeat it aloud. */
  silent: boolean;
}

/**
 * One section of the summary: title, each source with the time of its data, registers, and the state of every source.
 * Data that has come is shown beside what has not.
 */
export function SummarySection({
  summary,
  retry,
  silent,
  id,
  actions,
  children,
}: SectionProps & { id: SectionId; actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('clientSummaryLater');
  const language = useLanguage();
  const section = summary.sections.find((one) => one.id === id);
  if (section === undefined) return null;
  const detail = section.sources.map((source) =>
    source.fetchedAt === undefined ? source.source : `${source.source}, ${writeTime(source.fetchedAt, language)}`,
  );
  return (
    <Part
      title={t(`section.${id}`)}
      detail={detail.join(' · ')}
      actions={
        <span className="cs-actions">
          {actions}
          {registersOf(section).map((register) => (
            <RegisterTag key={register} register={register} />
          ))}
        </span>
      }
    >
      <SourceStates section={section} silent={silent} retry={() => retry(id)} />
      <Conflicts conflicts={section.conflicts} />
      {section.data.entries.length > 0 ? children : <Empty section={section} />}
      <Skipped sources={section.sources} />
    </Part>
  );
}

/** "Nothing recorded" is said only when every source has answered so. */
function Empty({ section }: { section: Section }) {
  const { t } = useTranslation('clientSummaryLater');
  const all = (state: SectionSource['state']) => section.sources.every((source) => source.state === state);
  if (all('ready')) return <p className="cs-none">{t(`empty.${section.id}`)}</p>;
  return section.sources.some((source) => source.state === 'loading') ? (
    <p className="cs-none">{t('loading')}</p>
  ) : null;
}

function SourceStates({ section, silent, retry }: { section: Section; silent: boolean; retry: () => void }) {
  const { t } = useTranslation('clientSummaryLater');
  const language = useLanguage();
  return section.sources.map((source) => {
    if (source.state !== 'failed' || source.failure === undefined) return null;
    const { failure } = source;
    const title = t(`failure.${failure.kind}`, {
      source: source.source,
      seconds: failure.kind === 'timedOut' ? Math.round(failure.afterMs / 1000) : 0,
      status: failure.kind === 'rejected' ? failure.status : 0,
    });
    if (silent) {
      return (
        <p key={source.source} className="cs-none cs-row">
          {title}
          <IconButton icon="swap" label={t('retrySection', { section: t(`section.${section.id}`) })} onClick={retry} />
        </p>
      );
    }
    const age =
      source.fetchedAt === undefined
        ? t('failure.noData')
        : t('failure.oldData', { time: writeTime(source.fetchedAt, language) });
    const said = 'detail' in failure && failure.detail !== undefined ? ` (${failure.detail})` : '';
    return (
      <div key={source.source} className="cs-failed">
        <Notice kind="failed" title={title} detail={`${age} ${t('failure.whatToDo')}${said}`} onRetry={retry} />
      </div>
    );
  });
}
