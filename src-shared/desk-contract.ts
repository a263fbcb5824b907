import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import {
  deskChannelSchema,
  deskOutcomeSchema,
  deskResultSchema,
  deskStateSchema,
  identifiedBySchema,
  promiseKindSchema,
  recordPartSchema,
  takenSchema,
} from './desk.js';
import { registerSchema } from './summary-entries.js';
import { callerRoleSchema } from './telephony.js';

const id = z.uuid();
const promiseId = z.string().min(1).max(200);
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
        /** Of a call-back; absent = the one from which the contact came. */
        number: z.string().trim().min(3).max(40).optional(),
      }),
    )
    .output(deskResultSchema),
  /** A call-back that is in no contact is seen to now, in a contact of its own. One that nobody has is taken first. */
  takeCallBack: oc.input(z.object({ id: promiseId })).output(deskResultSchema),
  settle: oc
    .input(
      z.object({
        id,
        promise: promiseId,
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
  followedUp: oc.input(z.object({ id: promiseId })).output(deskResultSchema),
  /** Opens the client of a follow-up. */
  openFollowUp: oc.input(z.object({ id: promiseId })).output(deskResultSchema),
};
