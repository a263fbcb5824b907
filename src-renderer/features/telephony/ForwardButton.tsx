import { useTranslation } from 'react-i18next';
import type { CentreContact, QueueFigures, TelephonyResult } from '#shared/telephony.js';
import { Icon } from '../../ui/icon.js';
import { MenuButton } from '../../ui/menu.js';
import { useWorkbench } from '../../ui/workbench.js';

/** Gives a contact to another queue that takes its kind. */
export function ForwardButton({
  contact: { id, channel, queue },
  queues,
  disabled,
  ask,
}: {
  contact: CentreContact;
  queues: readonly QueueFigures[];
  disabled: boolean;
  ask: (run: () => Promise<TelephonyResult>) => Promise<boolean>;
}) {
  const { t } = useTranslation('telephonyLater');
  const { client } = useWorkbench();
  const others = queues.filter((one) => one.id !== queue && one.channels.includes(channel));
  if (others.length === 0) return null;
  return (
    <MenuButton
      label={t('bar.forward')}
      menuLabel={t('bar.forwardTo')}
      className="tp-button tp-button-outlined"
      disabled={disabled}
      items={() =>
        others.map((one) => ({
          id: one.id,
          label: `${one.name} · ${t('queues.waits', { count: one.waiting })}`,
          run: () => void ask(() => client.telephony.forward({ id, queue: one.id })),
        }))
      }
    >
      {t('bar.forward')} <Icon name="down" size={12} />
    </MenuButton>
  );
}
