import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.js';
import '../../../ui/fields.css';

/** Why a promised call-back is cancelled: it is not without a reason. */
export function CancelForm({
  busy,
  onCancel,
  onKeep,
}: {
  busy: boolean;
  onCancel: (why: string) => void;
  onKeep: () => void;
}) {
  const { t } = useTranslation('telephonyLater');
  const [why, setWhy] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // The button that opened it is gone, and the focus with it.
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className="te-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (why.trim() !== '') onCancel(why.trim());
      }}
    >
      <label className="tp-field tp-grow">
        <span>{t('promise.why')}</span>
        <input
          ref={field}
          className="tp-input"
          value={why}
          maxLength={200}
          onChange={({ target }) => setWhy(target.value)}
        />
      </label>
      <Button type="submit" variant="outlined" disabled={busy || why.trim() === ''}>
        {t('promise.cancelNow')}
      </Button>
      <Button onClick={onKeep}>{t('promise.keepOpen')}</Button>
    </form>
  );
}
