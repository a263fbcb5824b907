import { assertNever } from '#shared/assert-never.js';
import type { ConsultationTarget, Isbar, NewConsultation } from '#shared/consultation.js';
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
  handover: Isbar;
  /** Parts that the sender has written in: a draft of the summary never replaces them. */
  written: readonly PartName[];
}

export const newForm = (target: ConsultationTarget | undefined, hasClient: boolean): Form => ({
  kind: 'consultation',
  target,
  urgency: hasClient ? 'urgent' : 'today',
  topic: '',
  withClient: hasClient,
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
export type Lack = 'target' | 'topic' | 'topicNamesClient' | 'handover';

export function lacksOf({ target, topic, handover }: Form, client: ClientIdentity | null): Lack[] {
  const named = topic.trim() !== '';
  return [
    ...(isChosen(target) ? [] : ['target' as const]),
    ...(named ? [] : ['topic' as const]),
    ...(named && namesClient(topic, client) ? ['topicNamesClient' as const] : []),
    ...(PARTS.every((part) => handover[part].trim() === '') ? ['handover' as const] : []),
  ];
}
