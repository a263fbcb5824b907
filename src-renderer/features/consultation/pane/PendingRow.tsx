import { useTranslation } from 'react-i18next';
import type { Consultations, PendingOperation } from '#shared/consultation.js';
import type { People } from '../../../ui/colleagues/use-people.js';
import { Icon } from '../../../ui/icon.js';
import { targetName, urgencyWord } from '../words.js';

/** A request that the hub has not heard yet: said plainly, because nobody rings until it has. */
export function PendingRow({
  pending: { request },
  consultations: { queues },
  people,
}: {
  pending: PendingOperation;
  consultations: Consultations;
  people: People;
}) {
  const { t, i18n } = useTranslation('consultationLater');
  if (request === undefined) return null;
  return (
    <li className="co-row co-row-pending">
      <b className="co-row-topic">{request.topic}</b>
      <span className="co-row-who">
        {urgencyWord(t, request.urgency)} ·{' '}
        {t('row.to', { name: targetName(t, request.target, { people, queues, language: i18n.language }) })}
      </span>
      <span className="co-row-state">
        <Icon name="swap" size={14} /> {t('row.unsent')}
      </span>
    </li>
  );
}
