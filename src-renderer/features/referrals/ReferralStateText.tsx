import { useTranslation } from 'react-i18next';
import type { ReferralState } from '#shared/referrals.js';
import type { IconName } from '../../ui/icon.js';
import { StateText } from '../../ui/parts.js';

const LOOKS: Record<ReferralState, { icon: IconName; color: string }> = {
  draft: { icon: 'pen', color: 'accent' },
  consented: { icon: 'check', color: 'accent' },
  sending: { icon: 'swap', color: 'switching' },
  sent: { icon: 'send', color: 'info' },
  received: { icon: 'doc', color: 'info' },
  contacted: { icon: 'phone', color: 'info' },
  takingPart: { icon: 'ok', color: 'synced' },
  ended: { icon: 'check', color: 'text-2' },
  notReached: { icon: 'warnf', color: 'caution' },
  cancelled: { icon: 'offline', color: 'text-2' },
  expired: { icon: 'clock', color: 'caution' },
};

/** How a referral stands. */
export function ReferralStateText({ state }: { state: ReferralState }) {
  const { t } = useTranslation('referralsLater');
  return <StateText {...LOOKS[state]}>{t(`state.${state}`)}</StateText>;
}
