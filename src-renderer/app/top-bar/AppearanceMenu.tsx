import { useTranslation } from 'react-i18next';
import type { Appearance } from '#shared/workspace.js';
import { Icon, type IconName } from '../../ui/icon.js';
import { MenuButton } from '../../ui/menu.js';
import { useWorkbench } from '../../ui/workbench.js';
import { useWorkspace } from '../use-workspace.js';

const appearances: readonly { id: Appearance; icon: IconName }[] = [
  { id: 'system', icon: 'screens' },
  { id: 'light', icon: 'sun' },
  { id: 'dark', icon: 'moon' },
  { id: 'contrast', icon: 'contrast' },
];

/** Light, dark, high contrast, or as the operating system says. */
export function AppearanceMenu() {
  const { t } = useTranslation('frame');
  const { client } = useWorkbench();
  const now = useWorkspace()?.settings.appearance ?? 'system';
  const icon = appearances.find(({ id }) => id === now)?.icon ?? 'screens';
  return (
    <MenuButton
      label={t('appearance.title')}
      className="tp-icon-button tp-top-button"
      items={() =>
        appearances.map(({ id }) => ({
          id,
          label: t(`appearance.${id}`),
          checked: id === now,
          run: () => void client.workspace.saveSettings({ appearance: id }),
        }))
      }
    >
      <Icon name={icon} />
    </MenuButton>
  );
}
