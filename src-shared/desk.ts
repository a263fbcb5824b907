import * as z from 'zod';
import { clientReferenceSchema } from './context.js';
import { draftVaultSchema } from './referrals.js';
import { registerSchema } from './summary-entries.js';
import { callerRoleSchema, contactChannelSchema, dueSchema, promiseSchema } from './telephony.js';

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
  /** A colleague who did it before the contact was handed over: theirs to record. Absent = the professional's own doing. */
  by: z.string().max(200).optional(),
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
  /** Of a call-back: whom to call, and what says when it is due. */
  number: z.string().max(40).optional(),
  limit: dueSchema.pick({ by: true, act: true, nextWorkingDay: true }).optional(),
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('open') }),
    z.object({ kind: z.literal('kept'), at: z.iso.datetime() }),
    /** On the follow-up list until that day. */
    z.object({ kind: z.literal('followUp'), on: z.iso.date() }),
    z.object({ kind: z.literal('givenUp'), why: z.string().max(200) }),
    /** A colleague keeps it, who has taken the contact over: their name. */
    z.object({ kind: z.literal('handedOver'), to: z.string().max(200) }),
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

/**
 * The contact has been given to a colleague, by this request. `waiting`: nobody has taken it yet, it is the professional's and
 * what goes with it stands still. `back`: it was not taken, and may be given anew.
 */
export const givenSchema = z.object({
  request: z.uuid(),
  since: z.iso.datetime(),
  state: z.enum(['waiting', 'accepted', 'back']),
  /** Of `accepted`: the name of who has it. */
  to: z.string().max(200).optional(),
});
/** The contact came from a colleague, by this request. */
export const receivedSchema = z.object({
  request: z.uuid(),
  at: z.iso.datetime(),
  name: z.string().max(200),
  /** It was on the colleague's line when they handed it over: the caller is reached by them. */
  onLine: z.boolean(),
  /** Something belongs to a register that the professional may not record in, and did not come. */
  withheld: z.boolean(),
});

export const takenSchema = z.enum(['note', 'copied']);

/** The contact of which the professional works now: whole. */
export const openContactSchema = z.object({
  id: z.uuid(),
  channel: deskChannelSchema,
  /** Name of its queue. */
  queue: z.string().optional(),
  /** How its call or chat stands at the contact centre; absent = it did not come from there. */
  line: z.enum(['connected', 'held', 'ended']).optional(),
  /** The contact centre's id of that call or chat. */
  lineId: z.string().optional(),
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
  /** Of one that the contact itself went along with. */
  given: givenSchema.optional(),
  received: receivedSchema.optional(),
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
  /** An empty label: a client whom the professional has not opened yet. */
  client: deskClientSchema.pick({ label: true, masked: true }).optional(),
  since: z.iso.datetime(),
  /** `handedOver`: a colleague handed it over, and it has not been turned to yet. */
  because: z.enum(['chosen', 'other', 'clientChanged', 'restart', 'handedOver']),
  cue: z.string().max(80).optional(),
  given: givenSchema.optional(),
  received: receivedSchema.optional(),
  /** Its client is the open one. */
  isOpenClient: z.boolean(),
  openPromises: z.int().nonnegative(),
});
export type WaitingContact = z.infer<typeof waitingContactSchema>;

/** A promise that outlived its contact. */
export const followUpSchema = z.object({
  id: z.string().min(1).max(200),
  kind: promiseKindSchema,
  about: z.string(),
  on: z.iso.date(),
  channel: deskChannelSchema,
  client: deskClientSchema.optional(),
});

/** A promised call-back that is in no open contact: the professional's own, or of a caller whom nobody answered. */
export const openCallBackSchema = promiseSchema
  .pick({ id: true, number: true, about: true, queue: true, due: true })
  .extend({ late: z.boolean(), holder: z.enum(['own', 'nobody']) });
export type OpenCallBack = z.infer<typeof openCallBackSchema>;

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
  /** The most urgent first. */
  callBacks: z.array(openCallBackSchema),
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
  'taken', // somebody else took the call-back first
  'centre', // the contact centre does not answer
  'beingGiven', // it waits for a colleague to take it: what goes along stands still until then, or until it is withdrawn
]);
export type DeskRefusal = z.infer<typeof deskRefusalSchema>;
export const deskResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('refused'), why: deskRefusalSchema }),
]);
export type DeskResult = z.infer<typeof deskResultSchema>;
