import {
  type DeskOutcome,
  type DeskPromise,
  type DeskRefusal,
  type DeskStep,
  OUTCOMES_WITHOUT_CLIENT,
  deskChannelSchema,
  deskClientSchema,
  deskPhaseSchema,
  deskPromiseSchema,
  deskStepSchema,
  givenSchema,
  identifiedBySchema,
  receivedSchema,
  takenSchema,
} from '#shared/desk.js';
import { assertNever } from '#shared/assert-never.js';
import { registerSchema } from '#shared/summary-entries.js';
import { callerRoleSchema } from '#shared/telephony.js';
import * as z from 'zod';

const writtenSchema = z.object({
  /** The professional's own wording; absent = as it is put together. */
  text: z.string().optional(),
  /** How it was put together when the professional changed it or took it. */
  from: z.string().optional(),
  taken: takenSchema.optional(),
});

/** A promise that goes along with a contact: its id in the request, and at this desk. A call-back is promised anew by who gets it. */
const alongSchema = z.array(z.object({ as: z.string(), id: z.string() }));

/** Somebody's contact while it is open, with all that was done in it. */
export const contactSchema = z.object({
  id: z.uuid(),
  channel: deskChannelSchema,
  queue: z.string().optional(),
  /** The contact centre's id of it, and how it stands there. */
  line: z.object({ id: z.string(), state: z.enum(['connected', 'held', 'ended']) }).optional(),
  beganAt: z.iso.datetime(),
  endedAt: z.iso.datetime().optional(),
  phase: deskPhaseSchema,
  client: deskClientSchema.optional(),
  caller: callerRoleSchema,
  callerName: z.string(),
  identifiedBy: identifiedBySchema.optional(),
  register: registerSchema,
  reason: z.string(),
  steps: z.array(deskStepSchema),
  promises: z.array(deskPromiseSchema),
  handOver: z.enum(['waiting', 'accepted', 'closed']).optional(),
  given: givenSchema.extend({ promises: alongSchema }).optional(),
  received: receivedSchema
    .extend({
      promises: alongSchema,
      /** The professional has written something of their own in it. */
      touched: z.boolean(),
      /** It is being given back: nothing of it is kept any more here. */
      releasing: z.boolean(),
    })
    .optional(),
  texts: z.object({ health: writtenSchema.optional(), social: writtenSchema.optional() }),
  /** Since when it waits, and why; absent = it is the active one, or about to be. */
  waits: z
    .object({
      since: z.iso.datetime(),
      because: z.enum(['chosen', 'other', 'clientChanged', 'restart', 'handedOver']),
      cue: z.string().optional(),
    })
    .optional(),
});
export type Contact = z.infer<typeof contactSchema>;
export type Register = Contact['register'];

/** What happens to one contact. */
export type ContactEvent =
  | { type: 'identify'; client: NonNullable<Contact['client']> }
  | { type: 'unidentify' }
  | { type: 'describe'; with: Partial<Pick<Contact, 'reason' | 'caller' | 'callerName' | 'identifiedBy' | 'register'>> }
  | { type: 'step'; step: DeskStep }
  | { type: 'leaveOut'; step: string; removed: boolean }
  /** `back`: nobody took it. */
  | { type: 'handOver'; state: NonNullable<Contact['handOver']> | 'back' }
  | { type: 'promise'; promise: DeskPromise }
  | { type: 'settle'; promise: string; as: DeskPromise['state'] }
  | { type: 'line'; state: NonNullable<Contact['line']>['state']; at: string }
  /** The professional has called back: the call is this contact's. */
  | { type: 'calls'; line: NonNullable<Contact['line']> }
  | { type: 'wrapUp'; on: boolean }
  /** `from`: how it is put together now. */
  | { type: 'write'; register: Register; text: string | null; from: string }
  | { type: 'take'; register: Register; how: z.infer<typeof takenSchema>; from: string };

/** The contact after what happens; undefined when it may not happen. Pure. */
export function happen(contact: Contact, event: ContactEvent): Contact | undefined {
  switch (event.type) {
    case 'identify':
      return contact.client === undefined ? { ...contact, client: event.client, phase: 'identified' } : undefined;
    case 'unidentify':
      return contact.client === undefined ? undefined : withoutClient(contact);
    case 'describe':
      return begun(touched({ ...contact, ...event.with }));
    case 'step':
      // Without a client nobody would know whose record it is.
      return contact.client === undefined ? undefined : begun({ ...contact, steps: put(contact.steps, event.step) });
    case 'leaveOut':
      return change(contact, event.step, (step) => ({ ...step, removed: event.removed }));
    case 'handOver': {
      if (contact.client === undefined) return undefined;
      const { handOver: _before, ...rest } = contact;
      return event.state === 'back' ? rest : { ...rest, handOver: event.state };
    }
    case 'promise':
      return begun({ ...contact, promises: put(contact.promises, event.promise) });
    case 'settle': {
      const found = contact.promises.find(({ id }) => id === event.promise);
      if (found === undefined || found.state.kind === 'handedOver' || standsStill(contact, found.id)) return undefined;
      return { ...contact, promises: put(contact.promises, { ...found, state: event.as }) };
    }
    case 'line': {
      if (contact.line === undefined || contact.line.state === event.state) return undefined;
      const line = { ...contact.line, state: event.state };
      return { ...contact, line, ...(event.state === 'ended' ? { endedAt: event.at } : {}) };
    }
    case 'calls': {
      const { endedAt: _ended, ...rest } = contact;
      return { ...rest, line: event.line };
    }
    case 'wrapUp':
      if (contact.client === undefined) return undefined;
      return { ...contact, phase: event.on ? 'wrapUp' : 'working' };
    case 'write': {
      if (contact.client === undefined) return undefined;
      const written = event.text === null ? {} : { text: event.text, from: event.from };
      return touched({ ...contact, texts: { ...contact.texts, [event.register]: written } });
    }
    case 'take': {
      if (contact.client === undefined) return undefined;
      const written = { ...contact.texts[event.register], taken: event.how, from: event.from };
      return touched({ ...contact, texts: { ...contact.texts, [event.register]: written } });
    }
    default:
      return assertNever(event);
  }
}

/** Who it is was a mistake: what was told and done of them goes. What the caller said of themselves stays. */
function withoutClient({ client: _client, handOver: _handOver, identifiedBy: _by, ...contact }: Contact): Contact {
  // Whoever called was promised a call: that stands, whoever they are.
  const promises = contact.promises.filter(({ kind }) => kind === 'callBack').map((one) => ({ ...one, about: '' }));
  return { ...contact, phase: 'new', reason: '', steps: [], promises, texts: {} };
}

const touched = (contact: Contact): Contact =>
  contact.received === undefined ? contact : { ...contact, received: { ...contact.received, touched: true } };

/**
 * The promise is on its way from one professional to another: it is neither's to keep before it is settled whose it is, so that
 * it is never kept by two. Without a promise: whether anything of the contact is. Pure.
 */
export function standsStill({ given, received }: Contact, promise?: string): boolean {
  const along = [
    ...(given?.state === 'waiting' ? [given.promises] : []),
    ...(received?.releasing === true ? [received.promises] : []),
  ];
  return promise === undefined ? along.length > 0 : along.some((some) => some.some(({ id }) => id === promise));
}

const begun = (contact: Contact): Contact =>
  contact.phase === 'identified' ? { ...contact, phase: 'working' } : contact;

/** The list with this one in the place of the one with its id; what the professional left out stays out. */
const put = <One extends { id: string }>(list: readonly One[], one: One): One[] => {
  const at = list.findIndex(({ id }) => id === one.id);
  if (at === -1) return [...list, one];
  return list.map((before, index) => (index === at ? { ...one, ...keptOf(before) } : before));
};
const keptOf = (before: object) => ('removed' in before ? { removed: before.removed } : {});

function change(contact: Contact, id: string, how: (step: DeskStep) => DeskStep): Contact | undefined {
  if (!contact.steps.some((step) => step.id === id)) return undefined;
  return { ...contact, steps: contact.steps.map((step) => (step.id === id ? how(step) : step)) };
}

/** Why the contact may not be closed so; undefined when it may. @param untold something of it is not in the record. Pure. */
export function closeRefusal(
  contact: Contact,
  outcome: DeskOutcome,
  unrecorded: string | undefined,
  untold: boolean,
): DeskRefusal | undefined {
  if (standsStill(contact)) return 'beingGiven';
  if (contact.promises.some(({ state }) => state.kind === 'open')) return 'openPromise';
  const nobodys = OUTCOMES_WITHOUT_CLIENT.includes(outcome);
  // Whoever was not identified may be a colleague's from now on.
  const went = outcome === 'handedOver' && contact.given?.state === 'accepted';
  if (!went && nobodys !== (contact.client === undefined)) return 'outcome';
  if (outcome === 'followUp' && !contact.promises.some(({ state }) => state.kind === 'followUp')) return 'outcome';
  return contact.client !== undefined && untold && unrecorded === undefined ? 'notRecorded' : undefined;
}
