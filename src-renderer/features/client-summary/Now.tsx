import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/parts.js';
import type { SectionProps } from './SummarySection.js';
import { entriesOf, newestFirst } from './order.js';
import { useLanguage } from './use-language.js';
import { writeMoment, writeTime } from './write.js';

/** What is going on just now: the open service event and the services in force. Nothing of it is asked anew. */
export function Now({ summary }: SectionProps) {
  const { t } = useTranslation('clientSummaryLater');
  const language = useLanguage();
  const ongoing = newestFirst(
    entriesOf(summary, 'contacts').filter((one) => one.status === 'ongoing'),
    (one) => one.start,
  );
  const plans = entriesOf(summary, 'plans').filter((one) => one.kind === 'carePlan' && one.status === 'active');
  const services = plans.flatMap((plan) => plan.lines);
  const sources = summary.sections.find((one) => one.id === 'contacts')?.sources ?? [];
  const unknown = sources.some((source) => source.state !== 'ready');
  const detail = sources.flatMap((one) =>
    one.fetchedAt === undefined ? [] : `${one.source}, ${writeTime(one.fetchedAt, language)}`,
  );
  return (
    <Section title={t('section.now')} detail={detail.join(' · ')}>
      {ongoing.length === 0 && <p className="cs-none">{unknown ? t('now.unknown') : t('now.nothing')}</p>}
      {(ongoing.length > 0 || services.length > 0) && (
        <dl className="cs-pairs">
          {ongoing.map((one) => (
            <div key={`${one.source}/${one.id}`}>
              <dt>{one.reason === undefined ? t('now.contact') : t('now.reason')}</dt>
              <dd className="cs-strong">{one.reason ?? one.title}</dd>
              <dt>{t('now.state')}</dt>
              <dd>
                {[one.reason === undefined ? t('contacts.status.ongoing') : one.title, one.professional]
                  .filter((x) => x !== undefined)
                  .join(', ')}
                {one.start !== undefined && ` · ${t('now.since', { time: writeMoment(one.start, language) })}`}
              </dd>
            </div>
          ))}
          {services.length > 0 && (
            <div>
              <dt>{t('now.services')}</dt>
              <dd>{services.join(' · ')}</dd>
            </div>
          )}
        </dl>
      )}
    </Section>
  );
}
