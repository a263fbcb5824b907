import * as z from 'zod';

const names = z.object({ fi: z.string(), sv: z.string(), en: z.string() });
const time = z.string().regex(/^\d\d:\d\d$/);

/** `seeds/kymijoki/appointments/rules.json`. */
export const rulesSchema = z.object({
  professions: z.record(z.string(), names),
  locations: z.record(z.string(), names),
  services: z.record(
    z.string(),
    z.object({
      register: z.enum(['health', 'social']),
      name: names,
      mode: z.enum(['onSite', 'remote', 'phone']),
    }),
  ),
  schedules: z.array(
    z.object({
      id: z.string(),
      practitioner: z.string().optional(),
      name: z.string().optional(),
      profession: z.string(),
      service: z.string(),
      location: z.string(),
      /** 1 = Monday. */
      days: z.array(z.int()),
      from: time,
      to: time,
      minutes: z.int(),
      pause: z.tuple([time, time]).optional(),
      /** Times of the day that are kept for urgent matters: from, and until. */
      urgent: z.tuple([time, time]).optional(),
      /** Of a group. */
      places: z.int().optional(),
      /** From 0 to 1: how much is taken already. */
      load: z.number(),
    }),
  ),
  bookings: z.array(z.object({ client: z.string(), schedule: z.string(), inDays: z.int(), reason: z.string() })),
});
export type Rules = z.infer<typeof rulesSchema>;
export type Rule = Rules['schedules'][number];
