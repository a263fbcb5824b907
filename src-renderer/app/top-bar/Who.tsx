import { useTranslation } from 'react-i18next';
import type { Professional } from '#shared/identity.js';
import { Icon } from '../../ui/icon.js';
import { useSendIntent } from '../../ui/intents.js';
import { MenuButton } from '../../ui/menu.js';
import { isTraining } from '../../ui/training-mode.js';
import { useCommands } from '../desktop/commands.js';
import { pages } from '../panes.js';

/** Who is signed in, and the way to that person's own pages and out of their place. */
export function Who({ professional: { name, role, unit } }: { professional: Professional }) {
  const { t } = useTranslation('frame');
  const send = useSendIntent();
  const { switchUser, enterTraining } = useCommands();
  const known = (
    <>
      <Icon name="user" />
      <span className="tp-who-text">
        <b>{name}</b>
        <span>
          {t(`role.${role}`)}
          {unit !== undefined && <span className="tp-who-unit">, {unit}</span>}
        </span>
      </span>
    </>
  );
  return (
    <MenuButton
      label={`${name} ${t(`role.${role}`)}${unit === undefined ? '' : `, ${unit}`}`}
      menuLabel={t('ownPages')}
      className="tp-who"
      items={() => [
        ...pages.map((page) => ({
          id: page.id,
          label: t(page.titleKey),
          icon: page.icon,
          run: () => send({ do: 'showPane', paneId: page.id }),
        })),
        ...(role === 'trainer' && !isTraining()
          ? [{ id: 'training', label: t('training'), icon: 'star' as const, divided: true, run: enterTraining }]
          : []),
        { id: 'switchUser', label: t('lock.switchUser'), icon: 'people', divided: pages.length > 0, run: switchUser },
      ]}
    >
      {known}
    </MenuButton>
  );
}
