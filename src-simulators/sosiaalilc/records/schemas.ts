import * as z from 'zod';
import { concept, concepts, listOf, period, reference, text } from '../../lib/records/elements.js';

/** Tag of the social welfare register (the demo's reading of the code). */
export const SOCIAL_TAG = {
  system: 'urn:oid:1.2.246.537.5.40150.2009',
  code: '4',
  display: 'Sosiaalihuolto',
};

/** The parts of resources that only this system shows. */
export const carePlanSchema = z.object({
  resourceType: z.literal('CarePlan'),
  status: text,
  category: concepts,
  title: text,
  description: text,
  subject: reference,
  period,
  author: reference,
  activity: listOf(
    z.object({
      detail: z.object({ status: text, description: text }).optional().catch(undefined),
    }),
  ),
});
export type CarePlan = z.infer<typeof carePlanSchema>;

export const careTeamSchema = z.object({
  resourceType: z.literal('CareTeam'),
  status: text,
  name: text,
  subject: reference,
  participant: listOf(z.object({ role: concepts, member: reference, onBehalfOf: reference })),
});
export type CareTeam = z.infer<typeof careTeamSchema>;

export const goalSchema = z.object({
  resourceType: z.literal('Goal'),
  lifecycleStatus: text,
  description: concept,
  startDate: text,
  target: listOf(z.object({ dueDate: text })),
});
export type Goal = z.infer<typeof goalSchema>;
