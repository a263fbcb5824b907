import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { clientReferenceSchema } from './context.js';
import {
  breakReasonSchema,
  callerRoleSchema,
  dueSchema,
  telephonyResultSchema,
  telephonyStateSchema,
} from './telephony.js';

const id = z.string().min(1).max(128);
const ofContact = z.object({ id });
const numberSchema = z.string().trim().min(3).max(40);

/** What a window asks of the contact centre, and of the promised call-backs. */
export const telephonyContract = {
  /** Own contacts, queues, agent state and promises now, then every change. */
  watch: oc.output(eventIterator(telephonyStateSchema)),
  answer: oc.input(ofContact).output(telephonyResultSchema),
  hold: oc.input(z.object({ id, held: z.boolean() })).output(telephonyResultSchema),
  end: oc.input(ofContact).output(telephonyResultSchema),
  /** Gives it to another queue. */
  forward: oc.input(z.object({ id, queue: z.string().min(1).max(80) })).output(telephonyResultSchema),
  /** Back to the queue that it came from. */
  requeue: oc.input(ofContact).output(telephonyResultSchema),
  /** Puts an ended contact away from the list. */
  putAway: oc.input(ofContact).output(z.void()),
  /** Writes to a chat. */
  say: oc.input(z.object({ id, text: z.string().trim().min(1).max(2000) })).output(telephonyResultSchema),
  /** Calls through the contact centre; where it cannot, the screen opens a `tel:` link instead. */
  dial: oc.input(z.object({ number: numberSchema })).output(telephonyResultSchema),
  setAgent: oc
    .input(z.object({ state: z.enum(['signedOut', 'ready', 'break']), reason: breakReasonSchema.optional() }))
    .output(telephonyResultSchema),
  /** Those for whom a candidate may speak: the client's family in the source. Logged for each before it is told. */
  relatives: oc.input(z.object({ id, candidate: z.uuid() })).output(telephonyResultSchema),
  /** The caller under turvakielto was identified: by the whole henkilötunnus, or by questions that the professional asked. */
  identify: oc
    .input(
      z.object({
        id,
        candidate: z.uuid(),
        by: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('identityCode'), code: z.string().trim().min(10).max(13) }),
          z.object({ kind: z.literal('questions'), asked: z.string().trim().min(1).max(200) }),
        ]),
      }),
    )
    .output(z.object({ result: telephonyResultSchema, wrong: z.boolean() })),
  /**
   * The professional confirms who the client of the contact is; nothing else ever does. The access log first. The client is
   * then opened, unless `open` is false.
   */
  confirm: oc
    .input(
      z.object({
        id,
        client: z.union([
          z.object({ candidate: z.uuid() }),
          /** One whom the professional found otherwise, or who is open already. */
          z.object({ reference: clientReferenceSchema }),
        ]),
        role: callerRoleSchema,
        open: z.boolean().default(true),
      }),
    )
    .output(z.object({ result: telephonyResultSchema, opened: z.boolean() })),
  /** It was the wrong client, or a wrong number: the contact is nobody's again. */
  unconfirm: oc.input(ofContact).output(telephonyResultSchema),
  /** Promises a call-back. Without `agreedAt` the law's rule gives the time. */
  promise: oc
    .input(
      z.object({
        contact: id.optional(),
        number: numberSchema.optional(),
        client: clientReferenceSchema.optional(),
        queue: z.string().max(80).optional(),
        about: z.string().trim().max(200).optional(),
        agreedAt: z.iso.datetime().optional(),
      }),
    )
    .output(z.object({ result: telephonyResultSchema, id: id.optional(), due: dueSchema.optional() })),
  /** A call-back that nobody has is this professional's from now on; `gone`: somebody else was first. */
  take: oc.input(z.object({ id })).output(telephonyResultSchema),
  /** What became of a promise: a call that was not answered, kept, or cancelled with its reason. */
  settle: oc
    .input(
      z.object({
        id,
        as: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('attempted') }),
          z.object({ kind: z.literal('kept') }),
          z.object({ kind: z.literal('cancelled'), why: z.string().trim().min(1).max(200) }),
        ]),
      }),
    )
    .output(telephonyResultSchema),
};
