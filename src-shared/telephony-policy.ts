import * as z from 'zod';
import { textsSchema } from './county-tool.js';
import { serviceUrlSchema } from './service-url.js';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is written as 08:00');

const common = {
  name: textsSchema,
  /** Office hours on working days, by Finland's clock: a call-back is promised for the same day's. */
  officeHours: z.strictObject({ from: time, until: time }).default({ from: '08:00', until: '16:00' }),
  availability: z
    .strictObject({
      /** A call and the work after it show the professional as busy to colleagues; never who called. */
      fromCalls: z.boolean().default(true),
      /** What the professional sets by hand (free, on a break, away) is told to the contact centre too, and its "ready" takes it back. */
      agentFollows: z.boolean().default(false),
    })
    .prefault({}),
};

/** The contact centre of a county: where calls, chats and call-back requests come from. */
export const telephonyPolicySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ace'),
    ...common,
    baseUrl: serviceUrlSchema,
    /** Bearer token of the interface; from the environment. */
    token: z.string().min(1),
    /** Table of the interface's names beside the county file; absent = the product's own. */
    names: z.string().optional(),
    /** Milliseconds for one answer, beyond the time that a waiting question may take. */
    timeoutMs: z.number().int().positive().default(8000),
  }),
  /** The phone program calls this machine when the phone rings, or opens a link. */
  z.strictObject({
    kind: z.literal('generic'),
    ...common,
    /** Port on this machine where the phone program tells of calls; 0 = any free one, for trying out. */
    port: z.number().int().min(0).max(65_535).default(47_120),
    /** What the phone program shows that it is the one; from the environment. */
    token: z.string().min(16),
    queues: z.array(z.strictObject({ id: z.string().min(1).max(80), name: textsSchema })).default([]),
  }),
]);
export type TelephonyPolicy = z.infer<typeof telephonyPolicySchema>;
