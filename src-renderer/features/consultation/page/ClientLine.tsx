import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FullConsultation } from '#shared/consultation.js';
import { Button } from '../../../ui/button.js';
import { failureText } from '../../../ui/failure-text.js';
import { formatTime, languageOf } from '../../../ui/format.js';
import { Icon } from '../../../ui/icon.js';
import { useClientContext, useWorkbench } from '../../../ui/workbench.js';

/**
 * The client of the request, by reference only: the one who took it opens the client here on their own reason, with their
 * own entry in the access log; the asker sees when.
 */
export function ClientLine({
  consultation: { id, kind, client: reference, contact, acceptedBy, from, state, clientOpenedAt },
  self,
}: {
  consultation: FullConsultation;
  self: string | undefined;
}) {
  const { t, i18n } = useTranslation('consultationLater');
  const { client } = useWorkbench();
  const open = useClientContext()?.active?.reference;
  const other = open !== undefined && open !== reference;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  if (reference === undefined) return <p className="co-client tp-weak">{t('client.none')}</p>;
  const openClient = async () => {
    setBusy(true);
    try {
      const { opened, failure } = await client.consultation.openClient({ id });
      setProblem(failure !== undefined ? failureText(t, failure) : opened ? undefined : t('client.notOpened'));
    } catch {
      setProblem(t('problem.coreSilent'));
    } finally {
      setBusy(false);
    }
  };
  const time = clientOpenedAt === undefined ? undefined : formatTime(clientOpenedAt, languageOf(i18n.language));
  return (
    <div className="co-client">
      <Icon name="user" />
      <span>
        {open === reference ? t('client.isOpen') : t('client.attached')}
        {other && <b className="co-other"> {t('client.otherIsOpen')}</b>}
        {from === self && time !== undefined && ` ${t('client.openedAt', { time })}`}
        {kind === 'handOver' && from === self && state !== 'closed' && (
          <span className="co-steps tp-weak">
            {t(contact === undefined ? 'client.handOverSteps' : 'client.contactSteps')}
          </span>
        )}
        {problem !== undefined && <span className="co-lack"> {problem}</span>}
      </span>
      {acceptedBy === self && state === 'accepted' && open !== reference && (
        <Button
          // Turning to the contact opens its client too.
          variant={contact === undefined ? 'contained' : 'outlined'}
          disabled={busy}
          onClick={() => void openClient()}
          aria-keyshortcuts="Control+Shift+K"
          startIcon={<Icon name="user" />}
        >
          {t('client.open')} <kbd>Ctrl Shift K</kbd>
        </Button>
      )}
    </div>
  );
}
