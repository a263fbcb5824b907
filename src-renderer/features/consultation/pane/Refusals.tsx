import { useTranslation } from 'react-i18next';
import type { Consultation, Consultations } from '#shared/consultation.js';
import { Icon } from '../../../ui/icon.js';
import { IconButton } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';

/** What the hub did not do, until the professional has dismissed it; what was written in it can still be read. */
export function Refusals({
  refused,
  consultations,
}: {
  refused: Consultations['refused'];
  consultations: readonly Consultation[];
}) {
  const { t } = useTranslation('consultationLater');
  const { client } = useWorkbench();
  return refused.map(({ operation, consultation, why, action }) => {
    const topic =
      action.do === 'open' ? action.request.topic : consultations.find(({ id }) => id === consultation)?.topic;
    return (
      <div key={operation} className="co-refused" role="alert">
        <Icon name="warnf" color="caution" />
        <div>
          <b>{topic}</b> {t(`refusal.${why}`)}
          {action.do === 'say' && <q>{action.text}</q>}
        </div>
        <IconButton
          icon="close"
          label={t('common:close')}
          onClick={() => void client.consultation.dismissRefusal({ operation }).catch(() => {})}
        />
      </div>
    );
  });
}
