import { useTranslation } from 'react-i18next';
import type { CentreContact } from '#shared/telephony.js';
import { Button } from '../button.js';
import { Icon } from '../icon.js';
import { useClientContext } from '../workbench.js';
import type { Confirming } from './use-confirm.js';
import './caller.css';

/** The client whom the professional has confirmed: named where they are open, and a way to open them or to take it back. */
export function Confirmed({
  client: { reference, role },
  confirming: { busy, problem, confirm, release },
}: {
  client: NonNullable<CentreContact['client']>;
  confirming: Confirming;
}) {
  const { t } = useTranslation('telephonyLater');
  const active = useClientContext()?.active ?? undefined;
  const isOpen = active?.reference === reference;
  return (
    <div className="tp-caller-confirmed">
      <Icon name="ok" color="synced" />
      <span className="tp-grow">
        {isOpen ? t('who.isOpen', { name: `${active.family} ${active.given.join(' ')}` }) : t('who.confirmed')}
        <span className="tp-weak"> {t(`role.${role}`)}</span>
      </span>
      {!isOpen && (
        <Button variant="outlined" disabled={busy} onClick={() => void confirm({ reference }, role)}>
          {t('who.open')}
        </Button>
      )}
      <Button disabled={busy} onClick={() => void release()}>
        {t('who.release')}
      </Button>
      {problem !== undefined && (
        <span className="tp-caller-problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
