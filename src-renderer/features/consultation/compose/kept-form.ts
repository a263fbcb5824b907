import * as z from 'zod';
import { consultationKindSchema, consultationTargetSchema, urgencySchema } from '#shared/consultation.js';
import { type Form, PARTS, isChosen } from './form.js';

const keptSchema = z.object({
  kind: consultationKindSchema,
  target: consultationTargetSchema.optional(),
  urgency: urgencySchema,
  topic: z.string(),
  withClient: z.boolean(),
  withContact: z.boolean(),
  handover: z.object({
    identify: z.string(),
    situation: z.string(),
    background: z.string(),
    assessment: z.string(),
    recommendation: z.string(),
  }),
  written: z.array(z.enum(PARTS)),
});

/** The form as a draft of the client's. */
export const textOfForm = ({ target, ...form }: Form): string =>
  JSON.stringify({ ...form, ...(isChosen(target) ? { target } : {}) });

/** The form that a draft holds; undefined when it holds none. */
export function readForm(text: string): Form | undefined {
  try {
    const kept = keptSchema.safeParse(JSON.parse(text)).data;
    return kept === undefined ? undefined : { ...kept, target: kept.target };
  } catch {
    return undefined;
  }
}
