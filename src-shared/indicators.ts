import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { failureSchema } from './failure.js';
import { localizedSchema } from './language.js';
import { limitReportsSchema } from './limit-reports.js';
import { limitRuleSchema } from './limit-rules.js';

/** Days to the third free time (T3), or that there are not three within so many days: the latter is never a number. */
export const thirdFreeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('days'), days: z.number().nonnegative() }),
  z.object({ kind: z.literal('none'), within: z.int().positive() }),
]);
export type ThirdFree = z.infer<typeof thirdFreeSchema>;

/** T3 of a unit's professionals of one profession: the median of their books. Nothing of any client. */
export const unitT3Schema = z.object({
  unit: z.string(),
  unitName: localizedSchema,
  profession: z.string(),
  professionName: localizedSchema,
  books: z.int().positive(),
  /** Books without three free times. */
  without: z.int().nonnegative(),
  median: thirdFreeSchema,
});
export type UnitT3 = z.infer<typeof unitT3Schema>;

/** What was measured on a day, once: the first time after eight in the morning that the workbench ran. */
export const measuredT3Schema = z.object({ day: z.iso.date(), units: z.array(unitT3Schema) });
export type MeasuredT3 = z.infer<typeof measuredT3Schema>;

export const t3StateSchema = z.object({
  /** `off`: the county has no appointment source here. */
  state: z.enum(['off', 'reading', 'ready']),
  readAt: z.iso.datetime().optional(),
  units: z.array(unitT3Schema),
  /** Sources that did not answer: their books are missing. */
  failures: z.array(failureSchema),
  /** Oldest first. */
  measured: z.array(measuredT3Schema),
});
export type T3State = z.infer<typeof t3StateSchema>;

/** What the county's plan aims at, beside the limits: a share, or days. */
export const aimSchema = z.strictObject({
  of: z.enum(['t3Days', 'digitalShare', 'healthLimitShare', 'socialLimitShare']),
  value: z.number().positive(),
  by: z.iso.date(),
  source: z.string(),
});
export type Aim = z.infer<typeof aimSchema>;

/** Sums over the county's workstations, of one figure, unit and kind. */
export const countyFiguresSchema = z.object({
  figures: z.array(z.object({ toolId: z.string(), opens: z.int().nonnegative(), seconds: z.int().nonnegative() })),
  /** Figures of a unit that are fewer than five altogether: told of by name only. */
  few: z.array(z.object({ name: z.string(), unit: z.string() })),
  workstations: z.int().nonnegative(),
});
export type CountyFigures = z.infer<typeof countyFiguresSchema>;

export const countyAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('told'), figures: countyFiguresSchema }),
  /** The county gathers none: workstations keep theirs to themselves. */
  z.object({ kind: z.literal('off') }),
  z.object({ kind: z.literal('failed') }),
]);

export const indicatorsContract = {
  /** Longest times and aims, as the tables of the program have them. */
  rules: oc.output(z.object({ limits: z.array(limitRuleSchema), aims: z.array(aimSchema) })),
  /** What the county's sources report of all of their units' matters; empty where none of them has such reports. */
  reports: oc.output(limitReportsSchema),
  /** T3 now, read when somebody looks, and every change. */
  watch: oc.output(eventIterator(t3StateSchema)),
  /** What was counted in the whole county from one day to another (YYYY-MM-DD, both with). */
  county: oc.input(z.object({ from: z.iso.date(), to: z.iso.date() })).output(countyAnswerSchema),
  /** Reads the free times again. */
  refresh: oc.output(z.void()),
};
