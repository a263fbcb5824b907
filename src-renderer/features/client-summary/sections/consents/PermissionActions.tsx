import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.js';
import { Dialog, DialogActions } from '../../../../ui/dialog.js';
import { Icon } from '../../../../ui/icon.js';
import { useWorkbench } from '../../../../ui/workbench.js';
import type { SectionProps } from '../../SummarySection.js';
import { writeDate } from '../../write.js';
import type { EntryOf } from '../entries.js';
import { Problem } from '../../access/Problem.js';
import { PrintPaper } from './PrintPaper.js';
import { useAction } from '../../access/use-action.js';
import { useConsentItems } from './use-consent-items.js';

/** What may be done with a permission in force: printed for the client, and taken back after one more question. */
export function PermissionActions({ consent, summary, retry }: SectionProps & { consent: EntryOf<'consents'> }) {
  const { t } = useTranslation('clientSectionsLater');
  const { client } = useWorkbench();
  const items = useConsentItems(consent);
  const [revoking, setRevoking] = useState(false);
  const { busy, problem, run: ask } = useAction();
  const revoke = async () => {
    const done = await ask(() =>
      client.access.revokePermission({ version: summary.contextVersion, consent: consent.id }),
    );
    if (!done) return;
    setRevoking(false);
    retry('consents');
  };
  return (
    <p className="cs-buttons">
      <PrintPaper
        version={summary.contextVersion}
        paper={{ register: consent.register, items, until: consent.until, date: consent.date }}
      />
      <Button variant="outlined" onClick={() => setRevoking(true)}>
        {t('consents.revoke')}
      </Button>
      {revoking && (
        <Dialog title={t('consents.revokeTitle')} grave onClose={() => setRevoking(false)}>
          <p>
            <b>{consent.title}</b>
            {consent.date !== undefined && `, ${writeDate(consent.date)}`}
            {items.length > 0 && `: ${items.join(', ')}`}
          </p>
          <p>{t('consents.revokeWhat')}</p>
          <Problem>{problem}</Problem>
          <DialogActions>
            <Button variant="contained" disabled={busy} onClick={() => void revoke()}>
              {t('consents.revokeNow')}
            </Button>
            <Button
              variant="outlined"
              data-first
              onClick={() => setRevoking(false)}
              startIcon={<Icon name="back" size={14} />}
            >
              {t('consents.keep')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </p>
  );
}
