import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { clientReferenceSchema } from './context.js';
import { failureSchema } from './failure.js';
import { MOST_HANDED, handedContactSchema } from './handed-contact.js';

/** Kiireellinen: the client is on the line. Tänään: within the day. Kiireetön. Response targets by unit: hub-policy.ts. */
export const urgencySchema = z.enum(['urgent', 'today', 'routine']);
export type Urgency = z.infer<typeof urgencySchema>;

/** Subject at the identity provider, as everywhere in the hub. */
const personIdSchema = z.string().min(1).max(128);
export const consultationIdSchema = z.uuid();

/** Who is asked: one person, everybody of a unit (group ring), or a role queue of the county's policy. */
export const consultationTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), person: personIdSchema }),
  z.object({ kind: z.literal('unit'), unit: z.string().min(1).max(200) }),
  z.object({ kind: z.literal('queue'), queue: z.string().min(1).max(64) }),
]);
export type ConsultationTarget = z.infer<typeof consultationTargetSchema>;

/** Longest text of one ISBAR part, and of one message. */
export const CONSULTATION_TEXT = 4_000;
const partSchema = z.string().trim().max(CONSULTATION_TEXT).default('');
/** The hand-over text by ISBAR (WHO, Potilasturvallisuusyhdistys): tunnista, tilanne, tausta, nykytila, toimintaehdotus. */
export const isbarSchema = z.object({
  identify: partSchema,
  situation: partSchema,
  background: partSchema,
  assessment: partSchema,
  recommendation: partSchema,
});
export type Isbar = z.infer<typeof isbarSchema>;

/** `consultation`: advice is asked, the client stays with the asker. `handOver`: the client goes over (saattaen vaihto). */
export const consultationKindSchema = z.enum(['consultation', 'handOver']);

/** What became of it. `cancelled` is the asker's own word before anybody took it. */
export const consultationOutcomeSchema = z.enum([
  'answered',
  'handedOver',
  'furtherCare', // a booking, a referral or a service follows
  'noAnswer',
  'notNeeded',
  'cancelled',
]);
export type ConsultationOutcome = z.infer<typeof consultationOutcomeSchema>;

/** A new request as the asker's workbench sends it. */
export const newConsultationSchema = z.object({
  kind: consultationKindSchema,
  target: consultationTargetSchema,
  urgency: urgencySchema,
  /** What it is about in a few words, without the client: the queue and notifications show it. */
  topic: z.string().trim().min(1).max(120),
  handover: isbarSchema,
  /** The client by reference only: the receiver opens it on their own reason. Absent = a question without a client. */
  client: clientReferenceSchema.optional(),
  /** Of a hand-over: the contact that goes over with it. */
  contact: handedContactSchema.optional(),
});
export type NewConsultation = z.infer<typeof newConsultationSchema>;

/** What one of those concerned does to a request. */
export const consultationActionSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('open'), request: newConsultationSchema }),
  /** Of those rung or of the queue, the first one wins. */
  z.object({ do: z.literal('accept') }),
  /** `why`: what the asker is told, without the client. */
  z.object({ do: z.literal('notNow'), why: z.string().trim().max(200).optional() }),
  /** Will take it up at a time; the asker sees when. */
  z.object({ do: z.literal('later'), at: z.iso.datetime() }),
  /**
   * Gives an accepted request back: it rings on from where it was. `settled`: promises of its contact that have been dealt
   * with meanwhile, and do not go back; the workbench itself tells them.
   */
  z.object({ do: z.literal('release'), settled: z.array(z.string().min(1).max(200)).max(MOST_HANDED).optional() }),
  z.object({
    do: z.literal('say'),
    text: z.string().trim().min(1).max(CONSULTATION_TEXT),
    /** The answer that was asked for, and not only talk on the way. */
    answer: z.boolean(),
  }),
  z.object({
    do: z.literal('close'),
    outcome: consultationOutcomeSchema,
    note: z.string().trim().max(500).default(''),
  }),
  /** Everything up to this version has been seen by the speaker. */
  z.object({ do: z.literal('seen'), version: z.number().int().nonnegative() }),
  /** The receiver has opened the client on their own reason: the asker sees that, not the reason. */
  z.object({ do: z.literal('openedClient') }),
]);
export type ConsultationAction = z.infer<typeof consultationActionSchema>;

/** One ring of one person. `unanswered`: nobody pressed anything within the policy's ring time. */
export const ringSchema = z.object({
  person: personIdSchema,
  at: z.iso.datetime(),
  answer: z.enum(['ringing', 'accepted', 'notNow', 'later', 'unanswered', 'takenByOther']),
  /** For `later`: when. */
  laterAt: z.iso.datetime().optional(),
  /** For `notNow`: why, where it was told. */
  why: z.string().max(200).optional(),
});
export type Ring = z.infer<typeof ringSchema>;

export const consultationMessageSchema = z.object({
  /** The operation's id: told twice, it is one message. */
  id: z.uuid(),
  from: personIdSchema,
  at: z.iso.datetime(),
  text: z.string(),
  answer: z.boolean(),
});

const outlineFields = {
  id: consultationIdSchema,
  /** Grows with each change; a higher one replaces a lower one. */
  version: z.number().int().positive(),
  kind: consultationKindSchema,
  state: z.enum(['waiting', 'accepted', 'closed']),
  from: personIdSchema,
  target: consultationTargetSchema,
  urgency: urgencySchema,
  topic: z.string(),
  createdAt: z.iso.datetime(),
  /** By the unit's response target for this urgency. */
  respondBy: z.iso.datetime(),
  acceptedBy: personIdSchema.optional(),
  acceptedAt: z.iso.datetime().optional(),
  closed: z
    .object({ by: personIdSchema, at: z.iso.datetime(), outcome: consultationOutcomeSchema, note: z.string() })
    .optional(),
  /** How far the ladder of escalation has gone: 0 = the first target. */
  step: z.number().int().nonnegative(),
  /** When it is rung or escalated the next time; absent = not by itself. */
  nextAt: z.iso.datetime().optional(),
};

/**
 * A request as its viewer may see it. `outline`: members of the unit or the queue before they have taken it — no client,
 * no hand-over text, no talk. `full`: the asker, those rung while it rings for them, and the one who took it.
 */
export const consultationSchema = z.discriminatedUnion('view', [
  z.object({ view: z.literal('outline'), ...outlineFields }),
  z.object({
    view: z.literal('full'),
    ...outlineFields,
    handover: isbarSchema,
    client: clientReferenceSchema.optional(),
    contact: handedContactSchema.optional(),
    rings: z.array(ringSchema),
    messages: z.array(consultationMessageSchema),
    /** How far each participant has seen, by version. */
    seen: z.record(z.string(), z.number().int()),
    /** The version at which something else than `seen` last changed; absent = this one. Unread: more than one has seen. */
    content: z.number().int().optional(),
    /** When the one who took it opened the client. */
    clientOpenedAt: z.iso.datetime().optional(),
  }),
]);
export type Consultation = z.infer<typeof consultationSchema>;
export type FullConsultation = Extract<Consultation, { view: 'full' }>;

/** Why the hub did not do what was asked. */
export const consultationRefusalSchema = z.enum([
  'alreadyTaken', // another one was first
  'closed',
  'notForYou', // not a participant, or not in this state
  'unknown', // no such request, or its retention time is over
  'contactGone', // the contact that came with it has been closed here, or went on to somebody else
  'nobody', // the target has no members
  'tooMany', // rate limit
  'invalid',
]);
export type ConsultationRefusal = z.infer<typeof consultationRefusalSchema>;

/** A role queue as it is offered. */
export const queueOfferSchema = z.object({
  id: z.string(),
  name: z.object({ fi: z.string(), sv: z.string().optional(), en: z.string().optional() }),
  members: z.number().int().nonnegative(),
  /** Of them, free or interruptible now. */
  free: z.number().int().nonnegative(),
  /** Seconds within which each urgency should be answered. */
  targets: z.object({ urgent: z.number(), today: z.number(), routine: z.number() }),
  /** The viewer belongs to it. */
  own: z.boolean(),
});
export type QueueOffer = z.infer<typeof queueOfferSchema>;

/** An operation of this workbench that the hub has not acknowledged yet. */
export const pendingOperationSchema = z.object({
  id: z.uuid(),
  consultation: consultationIdSchema,
  do: z.string(),
  since: z.iso.datetime(),
  /** Of a new request: the request itself, which the hub may not have seen yet. */
  request: newConsultationSchema.optional(),
});
export type PendingOperation = z.infer<typeof pendingOperationSchema>;

/** All that the consultation panes show. In memory only. */
export const consultationsSchema = z.object({
  /** Whether the hub is heard; what is shown is as of `asOf` while it is not. */
  connected: z.boolean(),
  asOf: z.iso.datetime().optional(),
  /** The viewer's own id in the hub; absent = signed out. */
  self: z.string().optional(),
  /** Open ones and those closed within the retention time, newest first. */
  consultations: z.array(consultationSchema),
  queues: z.array(queueOfferSchema),
  pending: z.array(pendingOperationSchema),
  /** Refused operations that the professional has not dismissed: nothing disappears without a word. */
  refused: z.array(
    z.object({
      operation: z.uuid(),
      consultation: consultationIdSchema,
      do: z.string(),
      why: consultationRefusalSchema,
      /** What was said in it, so that nothing written is lost with the refusal. */
      action: consultationActionSchema,
    }),
  ),
});
export type Consultations = z.infer<typeof consultationsSchema>;

/** What came of an operation: the hub took it, it waits for the hub in the outbox, or it was refused. */
export const operationResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), id: consultationIdSchema }),
  z.object({ kind: z.literal('waiting'), id: consultationIdSchema }),
  z.object({ kind: z.literal('refused'), why: consultationRefusalSchema }),
  /** Nobody is signed in, or the client is another by now. */
  z.object({ kind: z.literal('changed') }),
  /** The client is not open to the professional, so it cannot be given on. */
  z.object({ kind: z.literal('notAllowed') }),
  /** The access log cannot be written, so nothing of a client is given. */
  z.object({ kind: z.literal('logUnwritable') }),
  /** The contact goes along with another request already. */
  z.object({ kind: z.literal('givenAlready') }),
  /** The contact holds more than one hand-over carries. */
  z.object({ kind: z.literal('tooLarge') }),
]);
export type OperationResult = z.infer<typeof operationResultSchema>;

export const consultationContract = {
  watch: oc.output(eventIterator(consultationsSchema)),
  /**
   * An ISBAR draft of the open client's summary, of what is visible to the asker now; `version` guards against another
   * client. The sender edits it. Absent parts are empty.
   */
  draft: oc
    .input(z.object({ version: z.number().int() }))
    .output(z.object({ client: clientReferenceSchema.optional(), handover: isbarSchema, language: z.string() })),
  /**
   * Sends a request. `id` is the renderer's, so that a double click is one request. With `withClient` the open client's
   * reference goes along: `version` guards against another client.
   */
  send: oc
    .input(
      newConsultationSchema.omit({ client: true, contact: true }).extend({
        id: consultationIdSchema,
        version: z.number().int(),
        withClient: z.boolean(),
        /** Of a hand-over: the id of the desk's active contact that goes over with it; it must be of the client that goes along. */
        contact: z.uuid().optional(),
      }),
    )
    .output(operationResultSchema),
  /**
   * Any later action on a request; `operation` is the renderer's, so that a double click is one. `open` and `openedClient`
   * are not said by it: they come by `send` and `openClient`, which write the access log.
   */
  act: oc
    .input(
      z.object({
        id: consultationIdSchema,
        operation: z.uuid(),
        action: consultationActionSchema,
      }),
    )
    .output(operationResultSchema),
  /** Opens the request's client here, through the access policy, and logs that it came by a consultation. */
  openClient: oc
    .input(z.object({ id: consultationIdSchema }))
    .output(z.object({ opened: z.boolean(), failure: failureSchema.optional() })),
  /**
   * The request, its talk and its outcome as plain text for recording; the names are the directory's. Of a request with a
   * client it is in the access log first. Absent text: no such request is at hand, or the log cannot be written.
   */
  recordingText: oc
    .input(z.object({ id: consultationIdSchema }))
    .output(z.object({ text: z.string().optional(), failure: failureSchema.optional() })),
  dismissRefusal: oc.input(z.object({ operation: z.uuid() })).output(z.void()),
};
