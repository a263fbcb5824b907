import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '#shared/access.js';
import { Button } from '../../../../ui/button.js';
import { Dialog, DialogActions } from '../../../../ui/dialog.js';
import { helsinkiDay } from '../../../../ui/format.js';
import { Icon } from '../../../../ui/icon.js';
import { MuiProvider } from '../../../../ui/mui.js';
import { useWorkbench } from '../../../../ui/workbench.js';
import type { SectionProps } from '../../SummarySection.js';
import { PermissionFields } from './PermissionFields.js';
import { PrintPaper } from './PrintPaper.js';
import { Problem } from '../../access/Problem.js';
import { type Lack, emptyDraft, permissionOf } from './permission-draft.js';
import { useAction } from '../../access/use-action.js';

/**
 * Writes down an itemised luovutuslupa: whose data, which items, until when, how the client gave it, and that they were
 * told what it means. What it lacks is told at the fields; when it is recorded, it can be printed for the client.
 */
export default function PermissionDialog({ summary, retry, onClose }: SectionProps & { onClose: () => void }) {
  const { t } = useTranslation('clientSectionsLater');
  const { client } = useWorkbench();
  const [draft, setDraft] = useState(emptyDraft);
  const [lacks, setLacks] = useState<readonly Lack[]>([]);
  const [recorded, setRecorded] = useState<Permission>();
  const { busy, problem, run: ask } = useAction();
  const today = helsinkiDay(new Date().toISOString());
  const record = async (event: SubmitEvent) => {
    event.preventDefault();
    const made = permissionOf(draft, today);
    if ('lacks' in made) {
      setLacks(made.lacks);
      return;
    }
    const done = await ask(
      async () =>
        (await client.access.recordPermission({ version: summary.contextVersion, permission: made.permission })).result,
    );
    if (!done) return;
    setRecorded(made.permission);
    retry('consents');
  };
  return (
    <Dialog title={t('consents.title')} wide onClose={onClose}>
      {recorded === undefined ? (
        <form onSubmit={(event) => void record(event)} noValidate>
          <MuiProvider>
            <PermissionFields
              draft={draft}
              lacks={lacks}
              today={today}
              change={(part) => {
                setDraft({ ...draft, ...part });
                setLacks([]);
              }}
            />
          </MuiProvider>
          <p className="cs-weak">{t('consents.logged')}</p>
          <Problem>{problem}</Problem>
          <DialogActions>
            <Button type="submit" variant="contained" disabled={busy} startIcon={<Icon name="check" size={14} />}>
              {t('consents.save')}
            </Button>
            <Button variant="outlined" onClick={onClose}>
              {t('consents.cancel')}
            </Button>
          </DialogActions>
        </form>
      ) : (
        <>
          <p role="status" className="cs-row">
            <Icon name="ok" color="synced" /> {t('consents.recorded')}
          </p>
          <DialogActions>
            <PrintPaper
              version={summary.contextVersion}
              paper={{ register: recorded.register, sections: recorded.sections, until: recorded.until, date: today }}
            />
            <Button variant="outlined" data-first onClick={onClose}>
              {t('common:close')}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}
