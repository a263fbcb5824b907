import * as z from 'zod';
import { registerSchema } from './summary-entries.js';

/** One card of a CDS Hooks service (CDS Hooks 2.0, Card Attributes), as it is shown. */
export const promptSchema = z.object({
  /** Made of the service and the card's uuid, or of one of our own where the service gives none: unique within the summary. */
  id: z.string(),
  /** Name of the service from the county file. */
  service: z.string(),
  register: registerSchema,
  indicator: z.enum(['info', 'warning', 'critical']),
  summary: z.string().max(400),
  /** Markdown of the service. */
  detail: z.string().max(20_000).optional(),
  source: z.object({ label: z.string(), url: z.url().optional(), topic: z.string().optional() }),
  /** When it came. */
  at: z.iso.datetime(),
  /** How the professional has judged it: `justified` or not, kept until the client changes. */
  answer: z
    .object({
      outcome: z.enum(['justified', 'notJustified']),
      reason: z.string().optional(),
      at: z.iso.datetime(),
      /** False while the service has not taken it. */
      delivered: z.boolean(),
    })
    .optional(),
});
export type Prompt = z.infer<typeof promptSchema>;
