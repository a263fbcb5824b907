import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.js';
import { useWorkbench } from '../../../ui/workbench.js';
import './marked-frame.css';

/** Where the band takes a button. */
export const BAND_SLOT = 'tr-band-slot';

/**
 * A window of training mode: the band above all else, on every page and every printed sheet, says that nobody in it is
 * real. The window's title begins with it too, for the taskbar.
 */
export default function MarkedFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation('trainingLater');
  const { screen } = useWorkbench();
  useEffect(() => {
    document.title = t('windowTitle', { screen });
  }, [t, screen]);
  return (
    <div className="tr-frame">
      <div className="tr-band" role="note" aria-label={t('band.title')}>
        <Icon name="star" size={16} />
        <b>{t('band.title')}</b>
        <span>{t('band.detail')}</span>
        <span id={BAND_SLOT} className="tr-band-slot" />
      </div>
      <div className="tr-inside">{children}</div>
    </div>
  );
}
