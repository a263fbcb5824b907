import { useTranslation } from 'react-i18next';
import type { Consultation, Consultations } from '#shared/consultation.js';
import type { People } from '../../../ui/colleagues/use-people.js';
import { Tag } from '../../../ui/parts.js';
import { formatTime, languageOf } from '../../../ui/format.js';
import { dueOf } from '../due.js';
import { isUnread, ringOf, rings } from '../lists.js';
import { dueWords, kindWord, nameOf, stateWord, targetName, urgencyWord } from '../words.js';

/** One request on one row: what, how urgent, whose or to whom, where it stands, and the time to the response target. */
export function RequestRow({
  consultation,
  consultations: { self, queues, pending },
  people,
  now,
  onOpen,
}: {
  consultation: Consultation;
  consultations: Consultations;
  people: People;
  now: number;
  onOpen: () => void;
}) {
  const { t, i18n } = useTranslation('consultationLater');
  const { id, topic, kind, urgency, state, from, target, respondBy, acceptedBy, closed } = consultation;
  const language = languageOf(i18n.language);
  const due = dueOf(respondBy, now);
  const ring = ringOf(consultation, self);
  const to = targetName(t, target, { people, queues, language });
  const unread = isUnread(consultation, self);
  const standing = rings(consultation, self)
    ? t('row.rings')
    : state === 'waiting' && ring?.answer === 'later' && ring.laterAt !== undefined
      ? t('row.promised', { time: formatTime(ring.laterAt, language) })
      : state === 'accepted' && acceptedBy !== self
        ? t('row.takenBy', { name: nameOf(t, people, acceptedBy) })
        : stateWord(t, consultation);
  return (
    <li>
      <button type="button" className="co-row" onClick={onOpen}>
        <span className="co-row-topic">
          {unread && state !== 'closed' && <span className="co-dot" role="img" aria-label={t('notices.unread')} />}
          <b>{topic}</b>
        </span>
        <span className="co-row-time tp-num">
          {state === 'closed' ? (
            closed !== undefined && formatTime(closed.at, language)
          ) : state === 'waiting' ? (
            <span className={due.kind === 'over' ? 'co-over' : undefined}>{dueWords(t, due)}</span>
          ) : null}
        </span>
        <span className="co-row-who">
          {from === self ? t('row.to', { name: to }) : t('row.from', { name: nameOf(t, people, from), to })}
        </span>
        <span className="co-row-state">
          {urgency === 'urgent' && state !== 'closed' && <Tag tone="caution">{urgencyWord(t, urgency)}</Tag>}
          {kind === 'handOver' && <Tag tone="info">{kindWord(t, consultation)}</Tag>}
          {urgency !== 'urgent' && state !== 'closed' && <span>{urgencyWord(t, urgency)} ·</span>}
          <span>{standing}</span>
          {pending.some((one) => one.consultation === id) && <span>· {t('row.unsent')}</span>}
        </span>
      </button>
    </li>
  );
}
