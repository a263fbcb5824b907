import * as z from 'zod';
import { failureSchema } from './failure.js';
import { localizedSchema } from './language.js';
import { registerSchema } from './summary-entries.js';

/** How many of a unit's matters kept their longest time, as a source of the county has reported of all of them. Nobody's own. */
export const limitReportSchema = z.object({
  source: z.string(),
  register: registerSchema,
  unit: localizedSchema,
  from: z.iso.date(),
  until: z.iso.date(),
  /** Absent: they are too few to be told of. */
  counts: z.object({ kept: z.int().nonnegative(), of: z.int().positive() }).optional(),
});
export type LimitReport = z.infer<typeof limitReportSchema>;

export const limitReportsSchema = z.object({
  /** The newest of each unit and register. */
  reports: z.array(limitReportSchema),
  /** Sources that offer reports and did not answer. */
  failures: z.array(failureSchema),
});
export type LimitReports = z.infer<typeof limitReportsSchema>;
