import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsultationTarget } from '#shared/consultation.js';
import { Dialog } from '../../../ui/dialog.js';
import { Notice } from '../../../ui/parts.js';
import { useClientContext } from '../../../ui/workbench.js';
import { ComposeForm } from './ComposeForm.js';
import { newForm } from './form.js';
import { useKeptForm } from './use-kept-form.js';

export interface ComposeProps {
  target: ConsultationTarget | undefined;
  onClose: () => void;
  /** It is on its way: its page can be shown. */
  onSent: (id: string) => void;
}

/** A new request for consultation. It stays the open client's for as long as it is open. */
export default function ComposeDialog({ target, onClose, onSent }: ComposeProps) {
  const { t } = useTranslation('consultationLater');
  const context = useClientContext();
  // Of the client who was open when the dialog came; the form guards against sending it with another.
  const [opened] = useState({ version: context?.version ?? 0, client: context?.active ?? null });
  const kept = useKeptForm(opened.client?.reference);
  const changed = context !== undefined && context.version !== opened.version;
  return (
    <Dialog title={t('compose.title')} wide onClose={onClose}>
      {changed ? (
        <Notice kind="failed" title={t('compose.clientChanged')} />
      ) : kept === undefined ? (
        <Notice kind="loading" title={t('common:loading')} />
      ) : (
        <ComposeForm
          version={opened.version}
          client={opened.client}
          start={{
            ...(kept.form ?? newForm(target, opened.client !== null)),
            ...(target === undefined ? {} : { target }),
          }}
          resumed={kept.form !== undefined}
          keep={kept.keep}
          onClose={onClose}
          onSent={onSent}
        />
      )}
    </Dialog>
  );
}
