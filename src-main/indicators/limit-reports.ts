import * as z from 'zod';
import type { Register } from '#shared/client-summary.js';
import type { LimitReport } from '#shared/limit-reports.js';
import { FEW } from '#shared/usage-figures.js';
import { TRANSLATION } from '#shared/questionnaire.js';
import { finnishDay } from './calendar.js';

/** Canonical addresses of what is measured, by the register whose matters it counts. */
export const MEASURES: Record<Register, string> = {
  health: 'https://tyopoyta.fi/fhir/Measure/care-access-limit-kept',
  social: 'https://tyopoyta.fi/fhir/Measure/service-access-limit-kept',
};

const populationSchema = z.object({
  code: z.object({ coding: z.array(z.object({ code: z.string() })) }),
  count: z.int().nonnegative(),
});

const translationSchema = z.object({
  url: z.literal(TRANSLATION).optional(),
  extension: z
    .array(z.object({ url: z.string(), valueCode: z.string().optional(), valueString: z.string().max(120).optional() }))
    .optional(),
});

/**
 * A report of a unit (FHIR R4 MeasureReport, `summary`): how many matters had a longest time (denominator), and how many of them
 * kept it (numerator). One that is of a person, or not whole, is none.
 */
const reportSchema = z.object({
  resourceType: z.literal('MeasureReport'),
  status: z.literal('complete'),
  type: z.literal('summary'),
  measure: z.string(),
  subject: z.undefined().optional(),
  date: z.string().optional(),
  period: z.object({ start: z.string(), end: z.string() }),
  reporter: z.object({
    display: z.string().trim().min(1).max(120),
    // In other languages (hl7.org/fhir/R4/languages.html); what is no translation is left out.
    _display: z
      .object({ extension: z.array(translationSchema.catch({})) })
      .optional()
      .catch(undefined),
  }),
  group: z.array(z.object({ population: z.array(populationSchema) })).length(1),
});

/**
 * What a source's MeasureReports tell of its units, the newest period of each. Few are told of without their number, and so is
 * a report that does not agree with itself left out. Pure.
 */
export function reportsOf(resources: readonly unknown[], source: { name: string; register: Register }): LimitReport[] {
  const newest = new Map<string, LimitReport>();
  for (const resource of resources) {
    const report = reportSchema.safeParse(resource).data;
    // A canonical address may carry a version.
    if (report?.measure.split('|')[0] !== MEASURES[source.register]) continue;
    const [from, until] = [finnishDay(report.period.start), finnishDay(report.period.end)];
    const countOf = (code: string) =>
      report.group[0]?.population.find((one) => one.code.coding.some((coding) => coding.code === code))?.count;
    const [kept, of] = [countOf('numerator'), countOf('denominator')];
    if (from === undefined || until === undefined || kept === undefined || of === undefined) continue;
    if (from > until || kept > of || of === 0) continue;
    const { display, _display: others } = report.reporter;
    const unit: LimitReport['unit'] = { fi: display };
    for (const { url, extension = [] } of others?.extension ?? []) {
      const lang = extension.find((one) => one.url === 'lang')?.valueCode;
      const content = extension.find((one) => one.url === 'content')?.valueString;
      if (url !== undefined && content !== undefined && (lang === 'sv' || lang === 'en')) unit[lang] = content;
    }
    const before = newest.get(display);
    if (before !== undefined && before.until >= until) continue;
    newest.set(display, {
      source: source.name,
      register: source.register,
      unit,
      from,
      until,
      ...(of < FEW ? {} : { counts: { kept, of } }),
    });
  }
  return [...newest.values()].toSorted((one, other) => one.unit.fi.localeCompare(other.unit.fi, 'fi'));
}
