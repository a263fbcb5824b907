import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/language.js';
import type { UsageState } from '#shared/usage.js';
import { formatMoment } from '../../ui/format.js';
import { StateText } from '../../ui/parts.js';

/** Where the figures go, and what they hold. */
export function Sending({ sending, language }: { sending: UsageState['sending']; language: Language }) {
  const { t } = useTranslation('usageLater');
  return (
    <div className="us-sending">
      {sending.as === 'off' ? (
        <StateText icon="lock" color="text-2">
          {t('sending.off')}
        </StateText>
      ) : (
        <StateText icon={sending.failed ? 'warn' : 'send'} color={sending.failed ? 'caution' : 'text-2'}>
          {t(sending.failed ? 'sending.failed' : 'sending.on')}
          {sending.last !== undefined && ` ${t('sending.last', { time: formatMoment(sending.last, language) })}`}
        </StateText>
      )}
      <p className="tp-weak">{t('sending.holds')}</p>
    </div>
  );
}
