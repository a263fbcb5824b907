import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import { type Intent, useIntent } from '../../ui/intents.js';
import { PARK_ID } from './ids.js';
import { ParkPopup } from './later.js';

/** On the active client's tab: asks for a cue and parks. */
export function ParkButton({ version, name }: { version: number; name: string }) {
  const { t } = useTranslation('context');
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);
  useIntent(
    useCallback((intent: Intent) => {
      if (intent.do === 'parkClient') setOpen(true);
    }, []),
  );
  return (
    <>
      <button
        ref={button}
        type="button"
        className="ctx-tab-button"
        aria-label={t('park')}
        title={`${t('park')} (Ctrl+Shift+P)`}
        aria-keyshortcuts="Control+Shift+P"
        aria-haspopup="dialog"
        aria-expanded={open}
        popoverTarget={open ? PARK_ID : undefined}
        popoverTargetAction="hide"
        onClick={() => !open && setOpen(true)}
      >
        <Icon name="pause" size={12} />
      </button>
      {open && <ParkPopup version={version} name={name} anchor={button} onClose={close} />}
    </>
  );
}
