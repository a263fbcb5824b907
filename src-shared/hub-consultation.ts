import * as z from 'zod';
import {
  consultationActionSchema,
  consultationIdSchema,
  consultationRefusalSchema,
  consultationSchema,
  queueOfferSchema,
} from './consultation.js';

/**
 * One operation on a consultation, from its doer's workbench. At least once: the workbench says it again until it is
 * acknowledged, and the hub does an `id` that it knows only once.
 */
export const consultationOperationSchema = z.object({
  id: z.uuid(),
  consultation: consultationIdSchema,
  action: consultationActionSchema,
});
export type ConsultationOperation = z.infer<typeof consultationOperationSchema>;

/** What a workbench says of consultations, among the messages of hub-protocol.ts; JSON text. */
export const consultationToHub = [
  z.object({ type: z.literal('consult'), operation: consultationOperationSchema }),
  /** After each hello: which versions are at hand. The hub tells what is newer, and what is gone. */
  z.object({
    type: z.literal('consultSync'),
    known: z.array(z.tuple([consultationIdSchema, z.number().int().nonnegative()])).max(2_000),
  }),
] as const;

/** What the hub says of them. */
export const consultationFromHub = [
  z.object({
    type: z.literal('consulted'),
    operation: z.uuid(),
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), version: z.number().int() }),
      z.object({ ok: z.literal(false), why: consultationRefusalSchema }),
    ]),
  }),
  /** Requests as this receiver may see them now; `gone` are no longer theirs to see. */
  z.object({
    type: z.literal('consultations'),
    items: z.array(consultationSchema),
    gone: z.array(consultationIdSchema),
    /** The answer to `consultSync` ends with this. */
    synced: z.boolean(),
  }),
  z.object({ type: z.literal('queues'), queues: z.array(queueOfferSchema) }),
] as const;

export type ConsultationToHub = z.infer<(typeof consultationToHub)[number]>;
export type ConsultationFromHub = z.infer<(typeof consultationFromHub)[number]>;
