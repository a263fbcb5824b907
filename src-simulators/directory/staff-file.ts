import * as z from 'zod';
import { colleagueSchema } from '#shared/availability.js';

/** How a unit's days go: office hours, three shifts, home visits in two shifts, or round the clock on duty. */
const rhythmSchema = z.enum(['office', 'ward', 'homecare', 'duty']);
export type Rhythm = z.infer<typeof rhythmSchema>;

const namesSchema = z.object({ givenNames: z.array(z.string()).min(1), familyNames: z.array(z.string()).min(1) });

/** `seeds/<county>/staff.json`: what invented colleagues are made of. */
export const staffFileSchema = z.object({
  titles: z.record(z.string(), z.object({ profession: colleagueSchema.shape.profession, skills: z.array(z.string()) })),
  /** How many of each title a unit has, in proportion. */
  staffing: z.record(z.string(), z.record(z.string(), z.number().positive())),
  units: z
    .array(
      z.object({
        name: z.string(),
        municipality: z.string(),
        rhythm: rhythmSchema,
        size: z.number().int().positive(),
        staff: z.string(),
      }),
    )
    .min(1),
  names: z.object({ fi: namesSchema, sv: namesSchema, ru: namesSchema }),
});
export type StaffFile = z.infer<typeof staffFileSchema>;

/** `seeds/<county>/users.json`, as far as the directory needs it: those who can sign in. */
export const usersFileSchema = z.array(
  z.object({
    sub: z.string(),
    givenName: z.string(),
    familyName: z.string(),
    role: z.string(),
    title: z.string(),
    unit: z.string(),
    municipality: z.string().optional(),
    languages: z.array(z.string()).default(['fi']),
  }),
);
export type UsersFile = z.infer<typeof usersFileSchema>;
