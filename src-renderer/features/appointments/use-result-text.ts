import { useTranslation } from 'react-i18next';
import type { BookingResult } from '#shared/appointments.js';
import { failureText } from '../../ui/failure-text.js';

/** What came of it in plain words, and what can be done. */
export function useResultText(): (result: BookingResult) => string {
  const { t } = useTranslation('appointmentsLater');
  return (result) => {
    if (result.kind === 'done') return '';
    return result.kind === 'failed'
      ? `${failureText(t, result.failure)} ${t('result.failed')}`
      : t(`result.${result.kind}`);
  };
}
