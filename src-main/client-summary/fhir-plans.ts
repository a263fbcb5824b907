import * as z from 'zod';
import { annotation, concept, list, part, period, quantity, reference, resource, text, time } from './fhir-types.js';

/** What has been planned with the client, and what for. */

export const carePlanSchema = resource('CarePlan', {
  subject: part(reference),
  status: text,
  title: text,
  description: text,
  category: list(concept),
  period: part(period),
  created: time,
  activity: list(
    z.object({
      detail: part(z.object({ code: part(concept), status: text, description: text, scheduledString: text })),
      reference: part(reference),
    }),
  ),
});
export const goalSchema = resource('Goal', {
  subject: part(reference),
  lifecycleStatus: text,
  description: part(concept),
  startDate: time,
  target: list(z.object({ measure: part(concept), detailString: text, detailQuantity: part(quantity), dueDate: time })),
  note: list(annotation),
});
