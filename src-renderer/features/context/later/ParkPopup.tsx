import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { PARK_ID } from '../ids.js';
import { Popover } from './Popover.js';
import './park.css';

export interface ParkProps {
  /** Of the client that is parked: guards against parking another one. */
  version: number;
  name: string;
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

const MAX_CUE = 80;
const cues = ['unfinished', 'callBack', 'waiting'] as const;

/** Asks why to come back, and parks: free words or a ready one that may be completed. */
export default function ParkPopup({ version, name, anchor, onClose }: ParkProps) {
  const { t } = useTranslation('contextLater');
  const { client } = useWorkbench();
  const field = useRef<HTMLInputElement>(null);
  const [cue, setCue] = useState('');
  const [failed, setFailed] = useState(false);
  const park = () => {
    const words = cue.trim();
    client.context.park({ version, ...(words === '' ? {} : { cue: words }) }).then(onClose, () => setFailed(true));
  };
  return (
    <Popover id={PARK_ID} label={t('park.title', { name })} anchor={anchor} className="ctx-park" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          park();
        }}
      >
        <h2>{t('park.title', { name })}</h2>
        <p>{t('park.detail')}</p>
        <label htmlFor="ctx-park-cue">{t('park.cue')}</label>
        <input
          ref={field}
          id="ctx-park-cue"
          data-first
          value={cue}
          maxLength={MAX_CUE}
          autoComplete="off"
          onChange={(event) => setCue(event.target.value)}
        />
        <div className="ctx-park-cues">
          {cues.map((one) => (
            <button
              key={one}
              type="button"
              className="tp-chip"
              onClick={() => {
                setCue(t(`park.cues.${one}`));
                field.current?.focus();
              }}
            >
              {t(`park.cues.${one}`).trim()}
            </button>
          ))}
        </div>
        {failed && <p role="alert">{t('context:coreSilent')}</p>}
        <div className="ctx-park-actions">
          <Button variant="contained" type="submit" startIcon={<Icon name="pause" size={14} />}>
            {t('park.do')} <kbd>Enter</kbd>
          </Button>
          <Button onClick={onClose}>
            {t('cancel')} <kbd>Esc</kbd>
          </Button>
        </div>
      </form>
    </Popover>
  );
}
