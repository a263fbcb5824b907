import { useTranslation } from 'react-i18next';
import { Tag } from '../../../ui/parts.js';
import { listsOf } from '../lists.js';
import { useConsultations } from '../use-consultations.js';

/** Beside the pane's title: how many open requests wait for the professional. */
export function WaitingMark() {
  const { t } = useTranslation('consultation');
  const consultations = useConsultations();
  const waiting = consultations === undefined ? 0 : listsOf(consultations).mine.length;
  return waiting === 0 ? null : (
    <Tag tone="accent">
      <span className="tp-hidden">{t('waiting')} </span>
      {waiting}
    </Tag>
  );
}
