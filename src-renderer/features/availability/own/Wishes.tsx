import { useTranslation } from 'react-i18next';
import type { OwnSettings } from '#shared/availability.js';
import { useWorkbench } from '../../../ui/workbench.js';

/** What the professional wishes to be shown of them, and not. */
export function Wishes({ settings, idleHintOffered }: { settings: OwnSettings; idleHintOffered: boolean }) {
  const { t } = useTranslation('availabilityLater');
  const { client } = useWorkbench();
  const wishes = ['contact', 'noteHidden', ...(idleHintOffered ? (['idleHint'] as const) : [])] as const;
  return (
    <section className="av-own-part">
      <h3>{t('own.wishes')}</h3>
      <div className="av-own-wishes">
        {wishes.map((wish) => (
          <label key={wish}>
            <input
              type="checkbox"
              checked={settings[wish]}
              onChange={() => void client.availability.saveOwnSettings({ [wish]: !settings[wish] }).catch(() => {})}
            />
            <span>
              {t(`own.wish.${wish}`)} <span className="tp-weak">{t(`own.wishMeans.${wish}`)}</span>
            </span>
          </label>
        ))}
      </div>
      <p className="tp-weak">{t('own.never')}</p>
    </section>
  );
}
