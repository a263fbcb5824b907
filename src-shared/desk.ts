import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { clientReferenceSchema } from './context.js';
import { draftVaultSchema } from './referrals.js';
import { registerSchema } from './summary-entries.js';
import { callerRoleSchema, contactChannelSchema } from './telephony.js';

/** How somebody came to the professional; `other` is one that no channel of the contact centre carries, such as a visit. */
export const deskChannelSchema = z.enum([...contactChannelSchema.options, 'other']);
export type DeskChannel = z.infer<typeof deskChannelSchema>;

/** How the professional made sure who they speak with. */
export const identifiedBySchema = z.enum(['strong', 'identityCode', 'questions', 'known']);

/**
 * `new`: nobody knows yet who it is. `identified`: the professional has confirmed the client. `working`: something has been
 * done. `wrapUp`: it is being recorded. What is closed keeps nothing of the client.
 */
export const deskPhaseSchema = z.enum(['new', 'identified', 'working', 'wrapUp']);

/**
 * Parts of the record, in the order in which THL's instructions put them: why the client comes, what is known, how things are
 * and what is made of it, what was done, what was agreed, and what follows.
 */
export const recordPartSchema = z.enum(['reason', 'background', 'state', 'actions', 'plan', 'followUp']);
export type RecordPart = z.infer<typeof recordPartSchema>;

/** Something that was done in a contact. */
export const deskStepSchema = z.object({
  /** Of what was done: told twice, it is one step. */
  id: z.string().min(1).max(200),
  at: z.iso.datetime(),
  kind: z.enum(['opened', 'assessed', 'consulted', 'handOver', 'booked', 'services', 'referred', 'messaged', 'own']),
  /** Whose record it belongs to; absent = whichever is written. */
  register: registerSchema.optional(),
  part: recordPartSchema,
  /** As it goes to the record; empty = it does not. */
  text: z.string().max(20_000),
  /** The professional has left it out of the record. */
  removed: z.boolean(),
});
export type DeskStep = z.infer<typeof deskStepSchema>;

export const promiseKindSchema = z.enum(['callBack', 'booking', 'message', 'referral', 'other']);
export type PromiseKind = z.infer<typeof promiseKindSchema>;

/** What was promised, and what became of it. One that is `open` keeps its contact open. */
export const deskPromiseSchema = z.object({
  id: z.string().min(1).max(200),
  kind: promiseKindSchema,
  about: z.string().max(200),
  due: z.iso.datetime().optional(),
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('open') }),
    z.object({ kind: z.literal('kept'), at: z.iso.datetime() }),
    /** On the follow-up list until that day. */
    z.object({ kind: z.literal('followUp'), on: z.iso.date() }),
    z.object({ kind: z.literal('givenUp'), why: z.string().max(200) }),
  ]),
});
export type DeskPromise = z.infer<typeof deskPromiseSchema>;

export const deskClientSchema = z.object({
  reference: clientReferenceSchema,
  /** As the banner names them. */
  label: z.string(),
  /** Turvakielto is in force, or it is not known that it is not. */
  masked: z.boolean(),
});

/** How a contact ended. */
export const deskOutcomeSchema = z.enum([
  'resolved',
  'guided', // advice and guidance
  'booked',
  'referred',
  'handedOver',
  'followUp', // goes on: a promise is on the follow-up list
  // Without a client
  'anonymous', // general advice to somebody who was not identified
  'wrongNumber',
  'abandoned',
]);
export type DeskOutcome = z.infer<typeof deskOutcomeSchema>;
/** Those of contacts whose client nobody knows; all others are of a client. */
export const OUTCOMES_WITHOUT_CLIENT: readonly DeskOutcome[] = ['anonymous', 'wrongNumber', 'abandoned'];

export const takenSchema = z.enum(['note', 'copied']);

/** The contact of which the professional works now: whole. */
export const openContactSchema = z.object({
  id: z.uuid(),
  channel: deskChannelSchema,
  /** Name of its queue. */
  queue: z.string().optional(),
  /** How its call or chat stands at the contact centre; absent = it did not come from there. */
  line: z.enum(['connected', 'held', 'ended']).optional(),
  beganAt: z.iso.datetime(),
  endedAt: z.iso.datetime().optional(),
  phase: deskPhaseSchema,
  client: deskClientSchema.optional(),
  caller: callerRoleSchema,
  /** Who speaks for the client. */
  callerName: z.string(),
  identifiedBy: identifiedBySchema.optional(),
  /** Whose record the contact itself belongs to. */
  register: registerSchema,
  reason: z.string(),
  steps: z.array(deskStepSchema),
  promises: z.array(deskPromiseSchema),
  /** How a hand-over to a colleague stands, where one was asked. */
  handOver: z.enum(['waiting', 'accepted', 'closed']).optional(),
  /** What is to be recorded, register by register: put together of what was done, until the professional changes it. */
  texts: z.array(
    z.object({
      register: registerSchema,
      text: z.string(),
      edited: z.boolean(),
      /** Something was done after it was changed that it does not tell. */
      behind: z.boolean(),
      taken: takenSchema.optional(),
    }),
  ),
});
export type OpenContact = z.infer<typeof openContactSchema>;

/** A contact that waits: as much of it as a parked client's tab shows. */
export const waitingContactSchema = z.object({
  id: z.uuid(),
  channel: deskChannelSchema,
  queue: z.string().optional(),
  line: z.enum(['connected', 'held', 'ended']).optional(),
  phase: deskPhaseSchema,
  client: deskClientSchema.pick({ label: true, masked: true }).optional(),
  since: z.iso.datetime(),
  because: z.enum(['chosen', 'other', 'clientChanged', 'restart']),
  cue: z.string().max(80).optional(),
  /** Its client is the open one. */
  isOpenClient: z.boolean(),
  openPromises: z.int().nonnegative(),
});
export type WaitingContact = z.infer<typeof waitingContactSchema>;

/** A promise that outlived its contact. */
export const followUpSchema = z.object({
  id: z.uuid(),
  kind: promiseKindSchema,
  about: z.string(),
  on: z.iso.date(),
  channel: deskChannelSchema,
  client: deskClientSchema.optional(),
});

/** A contact that is over: nothing of the client. */
export const doneContactSchema = z.object({
  id: z.uuid(),
  channel: deskChannelSchema,
  beganAt: z.iso.datetime(),
  closedAt: z.iso.datetime(),
  outcome: deskOutcomeSchema,
});

export const deskStateSchema = z.object({
  contextVersion: z.int(),
  /** Where open contacts are kept. */
  vault: draftVaultSchema,
  unreadable: z.boolean(),
  /** Registers in which the professional may record of this client. */
  registers: z.array(registerSchema),
  active: openContactSchema.optional(),
  /** The contact whose client is being opened: it becomes the active one when that has been done. */
  opening: z.uuid().optional(),
  waiting: z.array(waitingContactSchema),
  followUps: z.array(followUpSchema),
  /** Of this day, the newest first. */
  today: z.array(doneContactSchema),
});
export type DeskState = z.infer<typeof deskStateSchema>;

/** Why the desk did not do what was asked. */
export const deskRefusalSchema = z.enum([
  'gone', // no such contact, or it is not the active one
  'changed', // the open client is another by now
  'notOpen', // the client is not open to the professional
  'openPromise', // a promise has not been dealt with
  'notRecorded', // what was done has not been taken to the record
  'outcome', // this outcome needs a client, or may not have one
  'otherRegister', // the note holds another register's text
  'logUnwritable',
]);
export type DeskRefusal = z.infer<typeof deskRefusalSchema>;
export const deskResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('refused'), why: deskRefusalSchema }),
]);
export type DeskResult = z.infer<typeof deskResultSchema>;

const id = z.uuid();
const version = z.int();

export const deskContract = {
  /** The contacts of the professional now, then every change; those that wait by their cards only. */
  watch: oc.output(eventIterator(deskStateSchema)),
  /** How many contacts are open, for who is about to leave; `kept`: they are there when the professional comes back. */
  unfinished: oc.output(z.object({ count: z.int().nonnegative(), kept: z.boolean() })),
  /**
   * A contact that no contact centre has told of. `aboutOpen`: of the client who is open in `version`; else the open client
   * is parked and the contact begins without one.
   */
  begin: oc
    .input(z.object({ channel: deskChannelSchema, aboutOpen: z.boolean(), version }))
    .output(z.object({ result: deskResultSchema, id: id.optional() })),
  /** Takes a waiting contact up again: its client is opened first. */
  resume: oc.input(z.object({ id })).output(deskResultSchema),
  /** Puts the contact aside with its client. */
  park: oc.input(z.object({ id, cue: z.string().trim().max(80).optional() })).output(deskResultSchema),
  /** The professional confirms that the contact is about the client who is open in `version`. */
  identify: oc.input(z.object({ id, version })).output(deskResultSchema),
  /** It was not this client: all that was told of them goes from the contact. */
  unidentify: oc.input(z.object({ id })).output(deskResultSchema),
  describe: oc
    .input(
      z.object({
        id,
        reason: z.string().max(2000).optional(),
        caller: callerRoleSchema.optional(),
        callerName: z.string().max(120).optional(),
        identifiedBy: identifiedBySchema.optional(),
        register: registerSchema.optional(),
      }),
    )
    .output(deskResultSchema),
  /** A line of the professional's own. */
  addLine: oc
    .input(
      z.object({
        id,
        line: z.uuid(),
        part: recordPartSchema,
        register: registerSchema,
        text: z.string().trim().min(1).max(2000),
      }),
    )
    .output(deskResultSchema),
  /** Leaves a step out of the record, or takes it back there. */
  leaveOut: oc.input(z.object({ id, step: z.string().max(200), removed: z.boolean() })).output(deskResultSchema),
  promise: oc
    .input(
      z.object({
        id,
        promise: z.uuid(),
        kind: promiseKindSchema,
        about: z.string().trim().min(1).max(200),
        due: z.iso.datetime().optional(),
      }),
    )
    .output(deskResultSchema),
  settle: oc
    .input(
      z.object({
        id,
        promise: z.string().max(200),
        as: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('open') }),
          z.object({ kind: z.literal('kept') }),
          z.object({ kind: z.literal('followUp'), on: z.iso.date() }),
          z.object({ kind: z.literal('givenUp'), why: z.string().trim().min(1).max(200) }),
        ]),
      }),
    )
    .output(deskResultSchema),
  /** Goes over to recording, or back to the work. */
  wrapUp: oc.input(z.object({ id, on: z.boolean() })).output(deskResultSchema),
  /** The professional's own wording of what is recorded; null = as it is put together of what was done. */
  write: oc
    .input(z.object({ id, register: registerSchema, text: z.string().max(20_000).nullable() }))
    .output(deskResultSchema),
  /** Takes the text to the open client's note, or to the clipboard: in the access log first. Only the client of `version`. */
  take: oc
    .input(z.object({ id, version, register: registerSchema, how: takenSchema }))
    .output(z.object({ result: deskResultSchema, text: z.string().optional() })),
  /** Ends it. `unrecorded`: why nothing is recorded of it. */
  close: oc
    .input(z.object({ id, outcome: deskOutcomeSchema, unrecorded: z.string().trim().min(1).max(200).optional() }))
    .output(deskResultSchema),
  /** A follow-up has been done. */
  followedUp: oc.input(z.object({ id })).output(deskResultSchema),
  /** Opens the client of a follow-up. */
  openFollowUp: oc.input(z.object({ id })).output(deskResultSchema),
};
