import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsultationTarget } from '#shared/consultation.js';
import type { ClientIdentity } from '#shared/context.js';
import { Notice, IconButton } from '../../../ui/parts.js';
import { useConsultations } from '../use-consultations.js';
import { ComposeForm } from './ComposeForm.js';
import { type Form, formLike, newForm } from './form.js';
import { useKeptForm } from './use-kept-form.js';
import './panel.css';

export interface ComposeProps {
  /** Of the context: guards against sending with another client. */
  version: number;
  /** Whose request it is; null = one without a client. */
  client: ClientIdentity | null;
  target: ConsultationTarget | undefined;
  /** The contact at hand is to be handed over. */
  handOver: boolean;
  /** The request that is asked anew of another. */
  like: string | undefined;
  /** The professional has asked for it just now: the focus comes to it. */
  asked: boolean;
  onClose: () => void;
  /** It is on its way: its page can be shown. */
  onSent: (id: string) => void;
}

/**
 * A new request for consultation, beside the panes: the summary stays in sight while one writes. What has been begun is
 * the client's draft, and comes back with them, after a reload too.
 */
export default function ComposePanel({
  version,
  client,
  target,
  handOver,
  like,
  asked,
  onClose,
  onSent,
}: ComposeProps) {
  const { t } = useTranslation('consultationLater');
  const kept = useKeptForm(client?.reference);
  const before = useConsultations()?.consultations.find(({ id: one }) => one === like);
  const [kind, setKind] = useState<Form['kind']>();
  const id = useId();
  const close = () => {
    kept?.putAside();
    onClose();
  };
  return (
    // Not modal: whoever writes looks at the panes and comes back.
    <section className="co-panel" role="dialog" aria-labelledby={id}>
      <div
        role="presentation"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          event.stopPropagation();
          close();
        }}
      >
        <header>
          <h2 id={id}>{t(kind === 'handOver' ? 'compose.handOverTitle' : 'compose.title')}</h2>
          <IconButton icon="close" label={t('common:close')} onClick={close} />
        </header>
        {kept === undefined ? (
          <Notice kind="loading" title={t('common:loading')} />
        ) : (
          <ComposeForm
            version={version}
            client={client}
            start={{
              ...(before?.view === 'full' ? formLike(before) : (kept.form ?? newForm(target, client !== null))),
              ...(target === undefined ? {} : { target }),
              ...(handOver ? { kind: 'handOver', withContact: true } : {}),
            }}
            kept={kept}
            asked={asked}
            onKind={setKind}
            onClose={close}
            onSent={onSent}
          />
        )}
      </div>
    </section>
  );
}
