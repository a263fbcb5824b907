import * as z from 'zod';
import { list, text } from '../fhir-types.js';

/** Discovery: `GET {base}/cds-services` (CDS Hooks 2.0, Discovery). What is not a service is left out. */
export const discoverySchema = z.object({
  services: list(
    z.object({
      hook: z.string(),
      id: z.string().regex(/^[A-Za-z0-9\-._~]+$/),
      prefetch: z.record(z.string(), z.string()).optional().catch(undefined),
    }),
  ),
});
export type HookService = z.infer<typeof discoverySchema>['services'][number];

/** The parts of a card that are shown (CDS Hooks 2.0, Card Attributes). */
export const cardSchema = z.object({
  uuid: text,
  summary: z.string().trim().min(1),
  detail: text,
  indicator: z.enum(['info', 'warning', 'critical']),
  // A card needs no topic.
  source: z.object({ label: z.string().trim().min(1), url: text, topic: z.unknown().optional() }),
});
export type Card = z.infer<typeof cardSchema>;

/** The answer of a service: its cards, looked into one by one. */
export const responseSchema = z.object({ cards: z.array(z.unknown()) });

export const topicSchema = z.object({ display: text, code: text });
