import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';

/** How many of one's own referrals wait for the professional now; nothing when none does. */
export function ReferralMark() {
  const { t } = useTranslation('referrals');
  const { orpc } = useWorkbench();
  const count = useQuery(orpc.referrals.due.experimental_liveOptions({ retry: true })).data?.count ?? 0;
  if (count === 0) return null;
  return (
    <Tag tone="caution" icon="clock">
      <span className="tp-hidden">{t('due')} </span>
      {count}
    </Tag>
  );
}
