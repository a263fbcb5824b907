import * as z from 'zod';
import { professions } from './choices.js';
import { registerSchema } from './summary-entries.js';

const seconds = (fallback: number) =>
  z
    .number()
    .int()
    .positive()
    .max(30 * 86_400)
    .default(fallback);

/** Within how many seconds each urgency should be answered. */
export const responseTargetsSchema = z.strictObject({
  urgent: seconds(120),
  today: seconds(4 * 3600),
  routine: seconds(3 * 86_400),
});

/** Who belongs to a queue: all of the given conditions; at least one is given. */
const membersSchema = z
  .strictObject({
    people: z.array(z.string()).min(1).optional(),
    units: z.array(z.string()).min(1).optional(),
    professions: z.array(z.enum(professions)).min(1).optional(),
    skills: z.array(z.string()).min(1).optional(),
    onDuty: z.literal(true).optional(),
  })
  .refine((value) => Object.keys(value).length > 0, 'a queue needs at least one condition of membership');

/** One step of an escalation ladder: who is rung when nobody has answered in time. */
const escalationStepSchema = z.strictObject({
  afterSeconds: z.number().int().positive(),
  to: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('unit'), unit: z.string() }),
    z.strictObject({ kind: z.literal('queue'), queue: z.string() }),
  ]),
});

export const queueSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  name: z.strictObject({ fi: z.string(), sv: z.string().optional(), en: z.string().optional() }),
  members: membersSchema,
  /** Round robin rings one at a time, the longest unasked first; first to accept rings all who may be asked now. */
  strategy: z.enum(['roundRobin', 'firstToAccept']).default('firstToAccept'),
  targets: responseTargetsSchema.optional(),
  escalation: z.array(escalationStepSchema).max(5).default([]),
});
export type QueuePolicy = z.infer<typeof queueSchema>;

/** How a county's hub routes consultations, and for how long it keeps them. A key that is not known is a mistake. */
export const hubPolicySchema = z
  .strictObject({
    queues: z.array(queueSchema).max(200).default([]),
    /** Response targets where a unit or a queue has none of its own, and units that have. */
    targets: responseTargetsSchema.prefault({}),
    unitTargets: z.record(z.string(), responseTargetsSchema).default({}),
    /** How long one ring lasts, and how many rounds are rung before the ladder goes on. */
    ringSeconds: z.number().int().min(5).max(600).default(30),
    ringRounds: z.number().int().min(1).max(5).default(2),
    /** After a ring that nobody answered the person is shown as on a break for so long; 0 = not at all. */
    pauseAfterUnansweredSeconds: z.number().int().min(0).max(3600).default(300),
    /** Registers of the professions where the county's differ. */
    registers: z.partialRecord(z.enum(professions), z.array(registerSchema)).default({}),
    /** How long the hub keeps a request after it was made. */
    retentionHours: z
      .number()
      .int()
      .min(1)
      .max(24 * 31)
      .default(72),
  })
  .superRefine(({ queues }, context) => {
    const ids = queues.map(({ id }) => id);
    for (const [index, { id, escalation }] of queues.entries()) {
      const path = ['queues', index];
      if (ids.indexOf(id) !== index)
        context.addIssue({ code: 'custom', path, message: `there is another queue "${id}"` });
      for (const [step, { to }] of escalation.entries()) {
        if (to.kind !== 'queue' || ids.includes(to.queue)) continue;
        context.addIssue({
          code: 'custom',
          path: [...path, 'escalation', step],
          message: `there is no queue "${to.queue}"`,
        });
      }
    }
  });
export type HubPolicy = z.infer<typeof hubPolicySchema>;
