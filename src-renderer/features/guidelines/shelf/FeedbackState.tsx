import { useTranslation } from 'react-i18next';
import type { FeedbackState as State } from '#shared/guidelines-limits.js';
import type { IconName } from '../../../ui/icon.js';
import { StateText } from '../../../ui/parts.js';

const looks: Record<State | 'waiting', { icon: IconName; color: string }> = {
  waiting: { icon: 'clock', color: 'text-2' },
  sent: { icon: 'send', color: 'info' },
  seen: { icon: 'eye', color: 'info' },
  answered: { icon: 'chat', color: 'available' },
  mended: { icon: 'check', color: 'available' },
};

/** What has become of a piece of feedback. */
export function FeedbackState({ state }: { state: State | 'waiting' }) {
  const { t } = useTranslation('guidelinesLater');
  const { icon, color } = looks[state];
  return (
    <StateText icon={icon} color={color}>
      {t(`feedback.state.${state}`)}
    </StateText>
  );
}
