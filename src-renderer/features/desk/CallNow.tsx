import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { useTelephony } from '../../ui/caller/use-telephony.js';
import { Icon } from '../../ui/icon.js';
import { useWorkbench } from '../../ui/workbench.js';
import { Problem } from './parts.js';

/** Whom to call back: the contact centre makes the call, or else the machine's own phone program. */
export function CallNow({ number }: { number: string | undefined }) {
  const { t } = useTranslation('deskLater');
  const { client } = useWorkbench();
  const telephony = useTelephony();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  if (number === undefined) return null;
  const dial = async () => {
    setBusy(true);
    const result = await client.telephony.dial({ number }).catch(() => undefined);
    setBusy(false);
    setFailed(result?.kind !== 'done');
  };
  return (
    <span className="desk-call">
      <b className="tp-num">{number}</b>
      {telephony?.source?.can.includes('dial') === true ? (
        <Button
          variant="outlined"
          disabled={busy}
          onClick={() => void dial()}
          startIcon={<Icon name="phone" size={14} />}
        >
          {t('promise.call')}
        </Button>
      ) : (
        <a className="tp-button tp-button-outlined" href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>
          <Icon name="phone" size={14} /> {t('promise.call')}
        </a>
      )}
      <Problem text={failed ? t('refused.centre') : undefined} />
    </span>
  );
}
