import * as z from 'zod';
import { deskChannelSchema, deskPromiseSchema, deskStepSchema, identifiedBySchema } from './desk.js';
import { registerSchema } from './summary-entries.js';
import { callerRoleSchema } from './telephony.js';

/** Most steps and promises that go along: it bounds what one hand-over takes of the hub's memory. */
export const MOST_HANDED = 100;
/** Longest text of one register that goes along. */
export const LONGEST_HANDED = 50_000;
/** Most characters of a whole contact as JSON; the hub's own limit of a message has room for it beside the hand-over text. */
export const HANDED_CHARACTERS = 150_000;

/**
 * A contact as it is handed over to a colleague: who comes, why, what was done and what is still promised. It goes with a
 * request for a hand-over, sealed on the way and in memory only. What belongs to one register comes only to those who may
 * record in that register; the client is told by the request, as a reference.
 */
export const handedContactSchema = z.object({
  /** The contact's own id: handed over twice, it is one contact. */
  id: z.uuid(),
  channel: deskChannelSchema,
  queue: z.string().max(200).optional(),
  beganAt: z.iso.datetime(),
  /** Its call or chat stood when it was handed over: how the caller is reached is another matter than the contact. */
  onLine: z.boolean(),
  caller: callerRoleSchema,
  callerName: z.string().max(120),
  identifiedBy: identifiedBySchema.optional(),
  /** Whose record the contact belongs to, and with it its reason. */
  register: registerSchema,
  /** Absent = it is another register's, and the receiver may not read it. */
  reason: z.string().max(2000).optional(),
  steps: z.array(deskStepSchema.omit({ removed: true })).max(MOST_HANDED),
  /** Those that are open: the receiver is to keep them. */
  promises: z.array(deskPromiseSchema.omit({ state: true })).max(MOST_HANDED),
  /** The sender's record of it so far, register by register. */
  texts: z.object({
    health: z.string().max(LONGEST_HANDED).optional(),
    social: z.string().max(LONGEST_HANDED).optional(),
  }),
  /** Something was left out, because it belongs to a register that the receiver may not record in. */
  withheld: z.boolean(),
});
export type HandedContact = z.infer<typeof handedContactSchema>;
type Register = HandedContact['register'];

/** The registers that a contact tells something of. Pure. */
export function registersIn({ register, steps, texts }: HandedContact): Register[] {
  const told = registerSchema.options.filter((one) => texts[one] !== undefined);
  return [...new Set([register, ...steps.map((step) => step.register ?? register), ...told])];
}

/** The contact as it comes to one who may record in these registers only. That something was left out is said. Pure. */
export function inRegisters(contact: HandedContact, registers: readonly Register[]): HandedContact {
  const may = (register: Register) => registers.includes(register);
  if (registersIn(contact).every(may)) return contact;
  const { reason, ...rest } = contact;
  const { register, texts } = contact;
  const { health, social } = texts;
  return {
    ...rest,
    ...(reason === undefined || !may(register) ? {} : { reason }),
    steps: contact.steps.filter((step) => may(step.register ?? register)),
    // What was promised stands, whoever keeps it; what it is about belongs to the contact's own register.
    promises: contact.promises.map((one) => (may(register) ? one : { ...one, about: '' })),
    texts: {
      ...(health === undefined || !may('health') ? {} : { health }),
      ...(social === undefined || !may('social') ? {} : { social }),
    },
    withheld: true,
  };
}
