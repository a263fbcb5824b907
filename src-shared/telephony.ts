import * as z from 'zod';
import { clientReferenceSchema } from './context.js';
import { failureSchema } from './failure.js';
import { localizedSchema } from './language.js';
import { draftVaultSchema } from './referrals.js';

/** How a client comes: by phone, by chat, as a wish to be called back, or as a digital request (a form, a message). */
export const contactChannelSchema = z.enum(['call', 'chat', 'callback', 'digital']);
export type ContactChannel = z.infer<typeof contactChannelSchema>;

/** `waiting` in the queue, `offered` to this professional (it rings), `abandoned` by the one who called before an answer. */
export const contactStateSchema = z.enum(['waiting', 'offered', 'connected', 'held', 'ended', 'abandoned']);

/** From where it comes. A number is as the contact centre gave it; `none` is a channel without one. */
export const callerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number'), number: z.string().max(40) }),
  z.object({ kind: z.literal('hidden') }),
  z.object({ kind: z.literal('none') }),
]);

/** What a voice bot, a chat bot or a form has asked before a person answers. All of it is the caller's own word. */
export const preInformationSchema = z.object({
  by: z.enum(['voiceBot', 'chatBot', 'form']),
  /** What it is about. */
  about: z.string().max(2000),
  /** BCP 47. */
  language: z.string().max(20).optional(),
  /** Date of birth that was said, not checked against anything. */
  birthDate: z.iso.date().optional(),
  /** Whether they speak for somebody else. */
  onBehalf: z.boolean().optional(),
});

export const chatMessageSchema = z.object({
  id: z.string().max(128),
  from: z.enum(['client', 'professional', 'bot']),
  text: z.string().max(4000),
  at: z.iso.datetime(),
});

/** Whether the one who has contacted speaks of themselves or for somebody else (puolesta-asioija). The client is always the one spoken of. */
export const callerRoleSchema = z.enum(['self', 'parent', 'relative', 'otherOnBehalf']);
export type CallerRole = z.infer<typeof callerRoleSchema>;

/** The client whom the professional has confirmed. */
export const contactClientSchema = z.object({
  reference: clientReferenceSchema,
  role: callerRoleSchema,
  confirmedAt: z.iso.datetime(),
});

/**
 * Somebody whom the number may belong to, or for whom the caller may speak. A proposal is no access: name and year of
 * birth are told after the access log has the entry, and nothing else is.
 */
export const candidateSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('client'),
    /** Of this proposal only; tells nothing of the client. */
    key: z.uuid(),
    name: z.string(),
    birthYear: z.string().optional(),
    /** How the number leads to the client: it is their own, or that of one close to them, in the source's word (tytär, äiti). */
    by: z.enum(['number', 'relative']),
    relation: z.string().max(80).optional(),
  }),
  /** Turvakielto: nothing is told before the caller has been identified. */
  z.object({ kind: z.literal('protected'), key: z.uuid() }),
]);
export type Candidate = z.infer<typeof candidateSchema>;

/** What the number leads to. */
export const proposalSchema = z.discriminatedUnion('state', [
  /** Not looked for: no number, or the contact is not this professional's. */
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('looking') }),
  z.object({
    state: z.literal('found'),
    candidates: z.array(candidateSchema),
    /** More clients have the number than are listed: a switchboard, a care home. */
    more: z.boolean(),
    failures: z.array(failureSchema),
  }),
]);
export type Proposal = z.infer<typeof proposalSchema>;

export const contactSchema = z.object({
  /** The contact centre's own id. */
  id: z.string().min(1).max(128),
  channel: contactChannelSchema,
  /** Id of one of the queues. */
  queue: z.string().max(80),
  caller: callerSchema,
  arrivedAt: z.iso.datetime(),
  offeredAt: z.iso.datetime().optional(),
  connectedAt: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
  state: contactStateSchema,
  preInformation: preInformationSchema.optional(),
  /** Of a chat, oldest first. */
  messages: z.array(chatMessageSchema).optional(),
  proposal: proposalSchema,
  client: contactClientSchema.optional(),
});
export type CentreContact = z.infer<typeof contactSchema>;

/** How a queue stands. Nothing of those who wait in it. */
export const queueFiguresSchema = z.object({
  id: z.string().max(80),
  name: z.string().max(120),
  channels: z.array(contactChannelSchema),
  waiting: z.int().nonnegative(),
  /** Since when the one who has waited longest has waited. */
  longestSince: z.iso.datetime().optional(),
  agentsReady: z.int().nonnegative(),
  agentsBusy: z.int().nonnegative(),
  /** Share of today's contacts answered within `withinSeconds`; absent = none has come yet, or it is not told. */
  serviceLevel: z.object({ share: z.number().min(0).max(1), withinSeconds: z.int().positive() }).optional(),
});
export type QueueFigures = z.infer<typeof queueFiguresSchema>;

export const breakReasonSchema = z.enum(['lunch', 'break', 'meeting', 'training', 'recording']);
export type BreakReason = z.infer<typeof breakReasonSchema>;

/** How the professional stands in the contact centre. */
export const agentSchema = z.object({
  state: z.enum(['signedOut', 'ready', 'inCall', 'afterCall', 'break']),
  reason: breakReasonSchema.optional(),
  since: z.iso.datetime(),
  queues: z.array(z.string().max(80)),
});
export type Agent = z.infer<typeof agentSchema>;

/** When a call-back must be kept, and what says so. */
export const dueSchema = z.object({
  at: z.iso.datetime(),
  /** `sameDay` is the law's rule, `agreed` a time that was agreed with the client. */
  by: z.enum(['sameDay', 'agreed']),
  /** The duty of the same day begins with the next working day: promised after office hours, or on a day off. */
  nextWorkingDay: z.literal(true).optional(),
  /** The act and section, with the day from which it is in force. */
  act: z.string().optional(),
  from: z.iso.date().optional(),
});
export type Due = z.infer<typeof dueSchema>;

/** A call-back that was promised. `late` when its time has passed and it is still open. */
export const promiseSchema = z.object({
  id: z.string().min(1).max(128),
  queue: z.string().max(80).optional(),
  /** Contact in which it was promised. */
  contact: z.string().max(128).optional(),
  /** Contact at the professional's desk in which it was promised, or in which it is seen to. */
  desk: z.uuid().optional(),
  number: z.string().max(40).optional(),
  client: clientReferenceSchema.optional(),
  /** What it is about, in the professional's words. */
  about: z.string().max(200).optional(),
  madeAt: z.iso.datetime(),
  due: dueSchema,
  state: z.enum(['open', 'late', 'kept', 'cancelled']),
  /** Calls that were not answered. */
  attempts: z.array(z.iso.datetime()).max(50),
  closedAt: z.iso.datetime().optional(),
  /** Why it was cancelled. */
  why: z.string().max(200).optional(),
  /** Who remembers it: the contact centre, or this workbench. */
  keptBy: z.enum(['contactCentre', 'workbench']),
  /** Who sees to it: whoever promised it or has taken it. `nobody`: a caller who was not answered waits for somebody to take it. */
  holder: z.enum(['own', 'colleague', 'nobody']),
});
export type CallBackPromise = z.infer<typeof promiseSchema>;

/** What the contact centre's interface can do; a button for what it cannot is not there. */
export const telephonyCapabilitySchema = z.enum([
  'answer',
  'hold',
  'end',
  'forward',
  'requeue',
  'agent',
  'chat',
  'dial',
  'callbacks',
]);
export type TelephonyCapability = z.infer<typeof telephonyCapabilitySchema>;

/** Where the contacts come from, and how it is heard. */
export const telephonySourceSchema = z.object({
  name: localizedSchema,
  state: z.enum(['connecting', 'connected', 'lost']),
  /** When it was last heard. */
  asOf: z.iso.datetime().optional(),
  can: z.array(telephonyCapabilitySchema),
});
export type TelephonySource = z.infer<typeof telephonySourceSchema>;

export const telephonyStateSchema = z.object({
  /** Absent = the county has no contact centre here, or nobody is signed in. */
  source: telephonySourceSchema.optional(),
  /** Own contacts, the oldest first: offered, going on, and those that have ended and are not yet put away. */
  contacts: z.array(contactSchema),
  queues: z.array(queueFiguresSchema),
  agent: agentSchema.optional(),
  /** Open ones first, the most urgent first. */
  promises: z.array(promiseSchema),
  /** Where the workbench keeps the promises that it remembers itself. */
  vault: draftVaultSchema,
  /** Promises that were kept cannot be read with this workstation's key; they were set aside. */
  unreadable: z.boolean(),
});
export type TelephonyState = z.infer<typeof telephonyStateSchema>;

/** What came of something that was asked. `gone`: the contact is no longer here, or somebody else took it. */
export const telephonyResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('gone') }),
  z.object({ kind: z.literal('notAllowed') }),
  z.object({ kind: z.literal('failed'), failure: failureSchema }),
]);
export type TelephonyResult = z.infer<typeof telephonyResultSchema>;
