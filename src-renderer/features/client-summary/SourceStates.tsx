import { useTranslation } from 'react-i18next';
import type { Section, SectionSource } from '#shared/client-summary.js';
import { IconButton, Notice } from '../../ui/parts.js';
import { useLanguage } from './use-language.js';
import { writeTime } from './write.js';

/** "Nothing recorded" is said only when every source has answered so. */
export function Empty({ section }: { section: Section }) {
  const { t } = useTranslation('clientSummaryLater');
  const all = (state: SectionSource['state']) => section.sources.every((source) => source.state === state);
  if (section.sources.length === 0) return <p className="cs-none">{t('noSource')}</p>;
  if (all('ready')) return <p className="cs-none">{t(`empty.${section.id}`)}</p>;
  return section.sources.some((source) => source.state === 'loading') ? (
    <p className="cs-none">{t('loading')}</p>
  ) : null;
}

/** What each source of a section that has not answered says: slow ones quietly, failed ones with the age of what is shown. */
export function SourceStates({ section, silent, retry }: { section: Section; silent: boolean; retry: () => void }) {
  const { t } = useTranslation('clientSummaryLater');
  const language = useLanguage();
  return section.sources.map((one) => {
    const { source, state, failure, fetchedAt, retryAt } = one;
    if (state === 'slow')
      return (
        <p key={source} className="cs-none">
          {t('slow', { source })}
        </p>
      );
    if (state !== 'failed' || failure === undefined) return null;
    const title = t(`failure.${failure.kind}`, {
      source,
      seconds: failure.kind === 'timedOut' ? Math.round(failure.afterMs / 1000) : 0,
      status: failure.kind === 'rejected' ? failure.status : 0,
    });
    if (silent)
      return (
        <p key={source} className="cs-none cs-row">
          {title}
          <IconButton icon="swap" label={t('retrySection', { section: t(`section.${section.id}`) })} onClick={retry} />
        </p>
      );
    const age =
      fetchedAt === undefined ? t('failure.noData') : t('failure.oldData', { time: writeTime(fetchedAt, language) });
    const next =
      retryAt === undefined ? t('failure.whatToDo') : t('failure.retryAt', { time: writeTime(retryAt, language) });
    const said = 'detail' in failure && failure.detail !== undefined ? ` (${failure.detail})` : '';
    return (
      <div key={source} className="cs-failed">
        <Notice kind="failed" title={title} detail={`${age} ${next}${said}`} onRetry={retry} />
      </div>
    );
  });
}
