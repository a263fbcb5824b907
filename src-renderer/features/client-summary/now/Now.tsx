import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionId, Summary } from '#shared/client-summary.js';
import { Icon } from '../../../ui/icon.js';
import { Section } from '../../../ui/parts.js';
import { useClientContext } from '../../../ui/workbench.js';
import { useFrame } from '../frame/frame-context.js';
import { type Contact, freshnessOf } from '../order.js';
import { useLanguage } from '../use-language.js';
import { limitWords } from '../limit-words.js';
import { useNow } from '../use-now.js';
import { writeDate, writeMoment, writeTime } from '../write.js';
import { RiskLine } from './RiskLine.js';
import { nowOf } from './now.js';
import './now.css';

/** What is going on with this person, in ten seconds: why here, risks, what is open, who serves, last and next contact. */
export function Now({ summary }: { summary: Summary }) {
  const { t } = useTranslation('clientSummaryLater');
  const language = useLanguage();
  const worker = useClientContext()?.active?.namedWorker;
  const at = useNow();
  const now = nowOf(summary, at);
  const sources = summary.sections.find((one) => one.id === 'contacts')?.sources ?? [];
  const detail = freshnessOf(
    sources.filter((one) => one.fetchedAt !== undefined),
    (at) => writeTime(at, language),
  );
  const leftOf = (limit: string) => {
    const standing = limitWords(limit, at);
    if (standing === undefined) return '';
    if (standing.key === 'today') return ` · ${t('now.lastDay')}`;
    return ` · ${t(`now.${standing.key}`, { count: standing.count })}`;
  };
  const contact = (one: Contact) => (
    <>
      <span className="tp-num">{one.start !== undefined && writeMoment(one.start, language)}</span> {one.title}
      {one.professional !== undefined && <span className="cs-weak"> · {one.professional}</span>}
    </>
  );
  return (
    <Section title={t('section.now')} detail={detail}>
      {now.conflicts.map(({ id, count }) => (
        <Conflict key={id} section={id} count={count} />
      ))}
      {now.ongoing.length === 0 && <p className="cs-none">{t(now.known ? 'now.nothing' : 'now.unknown')}</p>}
      <div className="cs-now-parts">
        <dl className="cs-pairs">
          {now.ongoing.map((one) => (
            <Pair
              key={`${one.source}/${one.id}`}
              label={one.reason === undefined ? t('now.contact') : t('now.reason')}
              more={[
                t('now.state'),
                <>
                  {[one.reason === undefined ? t('contacts.status.ongoing') : one.title, one.professional]
                    .filter((part) => part !== undefined)
                    .join(', ')}
                  {one.start !== undefined && ` · ${t('now.since', { time: writeMoment(one.start, language) })}`}
                </>,
              ]}
            >
              <b>{one.reason ?? one.title}</b>
            </Pair>
          ))}
          {now.services.length > 0 && <Pair label={t('now.services')}>{now.services.join(' · ')}</Pair>}
          {now.matters.length > 0 && (
            <Pair label={t('now.matters')}>{now.matters.map((one) => one.serviceTask ?? one.title).join(' · ')}</Pair>
          )}
          {now.waiting.length > 0 && (
            <Pair label={t('now.waiting')}>
              {now.waiting.map((one) => (
                <span key={`${one.source}/${one.id}`} className="cs-line">
                  {one.state === 'late' && <Icon name="warnf" size={14} color="caution" label={t('now.late')} />}{' '}
                  {one.title}
                  {one.limit !== undefined && (
                    <span className="cs-weak">
                      {' '}
                      · {t('now.limit', { date: writeDate(one.limit) })}
                      {one.booked === undefined && leftOf(one.limit)}
                    </span>
                  )}
                </span>
              ))}
            </Pair>
          )}
          {now.unread > 0 && <Pair label={t('now.messages')}>{t('now.unread', { count: now.unread })}</Pair>}
        </dl>
        <dl className="cs-pairs">
          {now.risks.length > 0 && (
            <Pair label={t('now.risks')}>
              <RiskLine risks={now.risks} />
            </Pair>
          )}
          {now.next !== undefined && <Pair label={t('now.next')}>{contact(now.next)}</Pair>}
          {now.last !== undefined && <Pair label={t('now.last')}>{contact(now.last)}</Pair>}
          {worker !== undefined && (
            <Pair label={t('now.worker')}>
              <b>{worker.name}</b>
              {worker.unit !== undefined && `, ${worker.unit}`}
            </Pair>
          )}
          {now.team.length > 0 && (
            <Pair label={t('now.team')}>
              {now.team.map((one) => (
                <span key={`${one.source}/${one.id}`} className="cs-line">
                  {one.title}
                  {one.lines.length > 0 && (
                    <span className="cs-weak"> · {t('now.members', { count: one.lines.length })}</span>
                  )}
                </span>
              ))}
            </Pair>
          )}
        </dl>
      </div>
    </Section>
  );
}

function Pair({ label, more, children }: { label: string; more?: readonly [string, ReactNode]; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
      {more !== undefined && (
        <>
          <dt>{more[0]}</dt>
          <dd>{more[1]}</dd>
        </>
      )}
    </div>
  );
}

/** Sources say otherwise of something below: a way to it. */
function Conflict({ section, count }: { section: SectionId; count: number }) {
  const { t } = useTranslation('clientSummaryLater');
  const frame = useFrame();
  return (
    <button type="button" className="cs-now-conflict" onClick={() => frame?.jumpTo(section)}>
      <Icon name="warnf" color="caution" />
      <b>{t('now.conflict', { section: t(`section.${section}`), count })}</b>
      <span className="tp-grow" />
      <span className="cs-now-go">{t('now.show')}</span>
    </button>
  );
}
