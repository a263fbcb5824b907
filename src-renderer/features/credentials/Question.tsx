import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';

/** Asks before something is deleted, at the place where it was asked for. The focus comes to the way back. */
export function Question({ text, onYes, onNo }: { text: string; onYes: () => void; onNo: () => void }) {
  const { t } = useTranslation('credentialsLater');
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => no.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onNo();
  };
  return (
    <div className="cr-question" role="group" aria-label={text}>
      <Icon name="warn" size={14} color="caution" />
      <span>{text}</span>
      <Button variant="outlined" onClick={onYes} onKeyDown={onKeyDown}>
        {t('delete.yes')}
      </Button>
      <Button ref={no} onClick={onNo} onKeyDown={onKeyDown}>
        {t('delete.no')}
      </Button>
    </div>
  );
}
