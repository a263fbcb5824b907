import { useTranslation } from 'react-i18next';
import { backIn } from '../../ui/colleagues/time.js';
import { formatTime, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { MenuButton } from '../../ui/menu.js';

const MINUTES = [5, 15, 30, 60, 120];

/** "Myöhemmin klo": when the professional will take it up. */
export function LaterButton({ disabled, onLater }: { disabled: boolean; onLater: (at: string) => void }) {
  const { t, i18n } = useTranslation('consultationLater');
  return (
    <MenuButton
      label={t('ring.laterAt')}
      className="tp-button tp-button-outlined"
      disabled={disabled}
      items={() =>
        MINUTES.map((minutes) => {
          const at = backIn(minutes, Date.now());
          return {
            id: String(minutes),
            label: t('ring.at', { time: formatTime(at, languageOf(i18n.language)) }),
            run: () => onLater(at),
          };
        })
      }
    >
      {t('ring.laterAt')} <Icon name="down" size={12} />
    </MenuButton>
  );
}
