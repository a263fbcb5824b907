import { type SubmitEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientIdentity } from '#shared/context.js';
import { Button } from '../../../ui/button.js';
import { useTellDoing } from '../../../ui/doing.js';
import { DialogActions } from '../../../ui/dialog.js';
import { Icon } from '../../../ui/icon.js';
import { WritingHelp } from '../../../ui/writing-help.js';
import { useConsultations } from '../use-consultations.js';
import { HandoverFields } from './HandoverFields.js';
import { RequestFields } from './RequestFields.js';
import { TargetField } from './TargetField.js';
import { offerOf } from './contact-offer.js';
import { type Form, type Lack, handoverOf, isBegun, lacksOf, newForm } from './form.js';
import { useActiveContact } from './use-active-contact.js';
import type { KeptForm } from './use-kept-form.js';
import { useSummaryDraft } from './use-summary-draft.js';
import { useSending } from './use-sending.js';
import '../../../ui/fields.css';
import './compose.css';

interface ComposeFormProps {
  /** Of the context: guards against sending with another client. */
  version: number;
  client: ClientIdentity | null;
  start: Form;
  kept: KeptForm;
  /** The focus comes to it. */
  asked: boolean;
  /** What the form asks for now. */
  onKind: (kind: Form['kind']) => void;
  onClose: () => void;
  onSent: (id: string) => void;
}

/** The fields of a new request. What it lacks is told at the fields; Ctrl+Enter sends. */
export function ComposeForm({
  version,
  client,
  start,
  kept: { form: begun, keep },
  asked,
  onKind,
  onClose,
  onSent,
}: ComposeFormProps) {
  const { t } = useTranslation('consultationLater');
  const queues = useConsultations()?.queues ?? [];
  const [form, setForm] = useState(start);
  // Begun before this form came, and found among the drafts.
  const [resumed] = useState(begun !== undefined);
  const [lacks, setLacks] = useState<readonly Lack[]>([]);
  const { busy, problem, send } = useSending();
  const summary = useSummaryDraft({ version, form, setForm });
  const writing = form.kind === 'handOver' ? 'handover' : 'consultation';
  useTellDoing('request', writing);
  useEffect(() => onKind(form.kind), [form.kind, onKind]);
  const active = useActiveContact(version);
  const offer = offerOf(active, form.withClient ? client?.reference : undefined);
  const contact = form.kind === 'handOver' && form.withContact && offer.kind === 'goes' ? offer.contact : undefined;
  const reason = contact?.reason ?? '';
  const change = (next: Form) => {
    setForm(next);
    setLacks([]);
    if (isBegun(next)) keep(next);
  };
  const submit = async (event?: SubmitEvent) => {
    event?.preventDefault();
    const found = lacksOf({ ...form, handover: handoverOf(form, reason) }, client, contact !== undefined);
    setLacks(found);
    if (found.length > 0 || form.target === undefined) return;
    const { kind, target, urgency, topic, withClient } = form;
    const id = await send({
      version,
      kind,
      target,
      urgency,
      topic,
      handover: handoverOf(form, reason),
      withClient,
      ...(contact === undefined ? {} : { contact: contact.id }),
    });
    if (id === undefined) return;
    keep(undefined);
    onSent(id);
  };
  return (
    <div
      role="presentation"
      className="co-compose-box"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey) void submit();
      }}
    >
      <form className="co-compose" data-tour="compose" noValidate onSubmit={(event) => void submit(event)}>
        <WritingHelp writing={writing} />
        {resumed && (
          <p className="co-resumed">
            <Icon name="pen" size={14} color="accent" /> {t('compose.resumed')}
          </p>
        )}
        <TargetField
          target={form.target}
          queues={queues}
          lacks={lacks}
          onChange={(target) => change({ ...form, target })}
        />
        <RequestFields
          form={form}
          client={client}
          offer={offer}
          contactAlone={offerOf(active, undefined).kind === 'goes'}
          queues={queues}
          lacks={lacks}
          focus={asked}
          onChange={change}
        />
        <HandoverFields form={form} reason={reason} summary={summary} lacks={lacks} onChange={change} />
        <output className="co-problem">{problem}</output>
        <DialogActions>
          <Button type="submit" variant="contained" disabled={busy} startIcon={<Icon name="send" />}>
            {t('compose.send')} <kbd>Ctrl</kbd> <kbd>Enter</kbd>
          </Button>
          <Button variant="outlined" onClick={onClose}>
            {client !== null && isBegun(form) ? t('compose.keepDraft') : t('compose.cancel')}
          </Button>
          {isBegun(form) && (
            <Button
              onClick={() => {
                keep(undefined);
                setForm(newForm(form.target, client !== null));
              }}
            >
              {t('common:clear')}
            </Button>
          )}
        </DialogActions>
      </form>
    </div>
  );
}
