import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useWorkbench } from '../../ui/workbench.js';

/** Forgets the figures of this workstation, after asking. */
export function ClearFigures({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation('usageLater');
  const { client } = useWorkbench();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const question = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking) keep.current?.focus();
  }, [asking]);
  const close = () => {
    setAsking(false);
    opener.current?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
  };
  const clear = () =>
    client.usage.clear().then(
      () => {
        setFailed(false);
        close();
      },
      () => setFailed(true),
    );
  return (
    <>
      <Button
        ref={opener}
        variant="outlined"
        disabled={disabled || asking}
        startIcon={<Icon name="trash" size={14} />}
        onClick={() => setAsking(true)}
      >
        {t('clear.open')}
      </Button>
      {asking && (
        <div className="us-question" role="alertdialog" aria-labelledby={question}>
          <p id={question}>{t('clear.question')}</p>
          {failed && <p role="alert">{t('clear.failed')}</p>}
          <div>
            <Button variant="outlined" onKeyDown={onKey} onClick={() => void clear()}>
              {t('clear.yes')}
            </Button>
            <Button ref={keep} variant="outlined" onKeyDown={onKey} onClick={close}>
              {t('clear.no')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
