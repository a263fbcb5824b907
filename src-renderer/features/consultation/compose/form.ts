import { assertNever } from '#shared/assert-never.js';
import type { ConsultationTarget, FullConsultation, Isbar, NewConsultation } from '#shared/consultation.js';
import type { ClientIdentity } from '#shared/context.js';
import { namesClient } from './names-client.js';

export const PARTS = ['identify', 'situation', 'background', 'assessment', 'recommendation'] as const;
export type PartName = (typeof PARTS)[number];
export const EMPTY: Isbar = { identify: '', situation: '', background: '', assessment: '', recommendation: '' };

/** A request as it is being written. */
export interface Form {
  kind: NewConsultation['kind'];
  target: ConsultationTarget | undefined;
  urgency: NewConsultation['urgency'];
  topic: string;
  withClient: boolean;
  /** Of a hand-over: the contact at hand goes along, where there is one that can. */
  withContact: boolean;
  handover: Isbar;
  /** Parts that the sender has written in: a draft of the summary never replaces them. */
  written: readonly PartName[];
}

export const newForm = (
  target: ConsultationTarget | undefined,
  hasClient: boolean,
  kind: Form['kind'] = 'consultation',
): Form => ({
  kind,
  target,
  urgency: hasClient ? 'urgent' : 'today',
  topic: '',
  withClient: hasClient,
  withContact: true,
  handover: EMPTY,
  written: [],
});

/** The form with the summary's draft in the parts that the sender has not written in. */
export const withDraft = (form: Form, draft: Isbar): Form => ({
  ...form,
  handover: { ...draft, ...Object.fromEntries(form.written.map((part) => [part, form.handover[part]])) },
});

/** The client stays out: with them goes what the summary gave, but not what the sender has written. */
export const withoutClient = (form: Form): Form => ({
  ...withDraft(form, EMPTY),
  withClient: false,
  kind: 'consultation',
});

/** The sender writes in a part. */
export const writePart = (form: Form, part: PartName, text: string): Form => ({
  ...form,
  handover: { ...form.handover, [part]: text },
  written: form.written.includes(part) ? form.written : [...form.written, part],
});

/**
 * The hand-over text as it stands: while the contact goes along, why the client came is the situation, until the sender has
 * written one.
 * @param reason of the contact that goes along; empty = none goes, or nobody has written why
 */
export const handoverOf = ({ handover, written }: Form, reason: string): Isbar =>
  reason.trim() === '' || written.includes('situation') ? handover : { ...handover, situation: reason.trim() };

/** A request that was sent before, to be asked of another: all but whom it was asked of. */
export const formLike = ({
  kind,
  urgency,
  topic,
  client,
  handover,
}: Pick<FullConsultation, 'kind' | 'urgency' | 'topic' | 'client' | 'handover'>): Form => ({
  kind,
  target: undefined,
  urgency,
  topic,
  withClient: client !== undefined,
  withContact: true,
  handover,
  written: PARTS.filter((part) => handover[part] !== ''),
});

/** Whether the sender has begun: then the form is kept as a draft until it is sent or cleared. */
export const isBegun = ({ topic, written }: Form): boolean => topic.trim() !== '' || written.length > 0;

/** Whether somebody is chosen, and not only what kind they are of. */
export function isChosen(target: ConsultationTarget | undefined): target is ConsultationTarget {
  switch (target?.kind) {
    case undefined:
      return false;
    case 'person':
      return target.person !== '';
    case 'unit':
      return target.unit !== '';
    case 'queue':
      return target.queue !== '';
    default:
      return assertNever(target);
  }
}

/** What a form lacks before it can be sent. */
export type Lack = 'target' | 'topic' | 'topicNamesClient' | 'handover' | 'nothingGoes';

/** @param contactGoes the contact at hand goes along: a hand-over is of it, of a client or of both */
export function lacksOf(
  { kind, target, topic, withClient, handover }: Form,
  client: ClientIdentity | null,
  contactGoes: boolean,
): Lack[] {
  const named = topic.trim() !== '';
  return [
    ...(isChosen(target) ? [] : ['target' as const]),
    ...(kind === 'handOver' && !withClient && !contactGoes ? ['nothingGoes' as const] : []),
    ...(named ? [] : ['topic' as const]),
    ...(named && namesClient(topic, client) ? ['topicNamesClient' as const] : []),
    ...(PARTS.every((part) => handover[part].trim() === '') ? ['handover' as const] : []),
  ];
}
