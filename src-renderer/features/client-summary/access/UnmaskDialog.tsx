import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.js';
import { Dialog, DialogActions } from '../../../ui/dialog.js';
import { Icon } from '../../../ui/icon.js';
import { type WorkbenchClient, useWorkbench } from '../../../ui/workbench.js';
import { Problem } from './Problem.js';
import { useAction } from './use-action.js';

type Contact = NonNullable<Awaited<ReturnType<WorkbenchClient['access']['unmask']>>['contact']>;
/** A reason shorter than this says nothing. */
const SHORTEST = 5;
const LONGEST = 200;

/** Asks why what turvakielto masks must be seen; the reason goes to the log, then the contact data are shown here. */
export function UnmaskDialog({ version, onClose }: { version: number; onClose: () => void }) {
  const { t } = useTranslation('clientAccessLater');
  const { client } = useWorkbench();
  const { busy, problem, run, say } = useAction();
  const [reason, setReason] = useState('');
  const [contact, setContact] = useState<Contact>();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (reason.trim().length < SHORTEST) return say(t('unmask.tooShort'));
    return void run(async () => {
      const answer = await client.access.unmask({ version, reason: reason.trim() });
      setContact(answer.contact);
      return answer.result;
    });
  };
  return (
    <Dialog title={t('unmask.title')} grave onClose={onClose}>
      {contact === undefined ? (
        <form onSubmit={submit} noValidate>
          <p>{t('unmask.what')}</p>
          <label className="cs-field">
            <span>{t('unmask.reason')}</span>
            <textarea
              data-first
              rows={2}
              maxLength={LONGEST}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
          <Problem>{problem}</Problem>
          <DialogActions>
            <Button type="submit" variant="contained" disabled={busy} startIcon={<Icon name="eye" size={14} />}>
              {t('unmask.show')}
            </Button>
            <Button variant="outlined" onClick={onClose}>
              {t('cancel')}
            </Button>
          </DialogActions>
        </form>
      ) : (
        <>
          <dl className="cs-contact" tabIndex={-1} ref={(list) => list?.focus()}>
            <dt>{t('unmask.municipality')}</dt>
            <dd>{contact.municipality ?? t('unmask.unknown')}</dd>
            <dt>{t('unmask.address')}</dt>
            <dd>{contact.address.length === 0 ? t('unmask.unknown') : contact.address.join(', ')}</dd>
            <dt>{t('unmask.phones')}</dt>
            <dd>{contact.phones.length === 0 ? t('unmask.unknown') : contact.phones.join(', ')}</dd>
          </dl>
          <p>{t('unmask.shown')}</p>
          <DialogActions>
            <Button variant="contained" onClick={onClose}>
              {t('common:close')}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}
