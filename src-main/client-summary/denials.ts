import * as z from 'zod';
import type { Register, SectionId } from '#shared/client-summary.js';
import { registerOf, wordsOf } from './concepts.js';
import { type Scope, firstDay, lastDay } from './consent-terms.js';
import { concept, list, part, period, resourceBase, text, time } from './fhir-types.js';

/** What of any resource a denial can name. */
const coveredSchema = z.object({
  resourceType: text,
  ...resourceBase,
  id: text,
  code: part(concept),
  type: list(concept),
  category: list(concept),
  medicationCodeableConcept: part(concept),
  period: part(period),
  effectivePeriod: part(period),
  effectiveDateTime: time,
  authoredOn: time,
  onsetDateTime: time,
  recordedDate: time,
  dateTime: time,
  date: time,
  created: time,
  sent: time,
  start: time,
  issued: time,
});

/**
 * Whether a luovutuskielto covers the entry. What cannot be told counts as covered: an entry without a date, where the
 * denial is of a certain time, is left out. Pure.
 * @param today YYYY-MM-DD
 */
export function isDenied(
  resource: unknown,
  where: { section: SectionId; register: Register },
  denials: readonly Scope[],
  today: string,
): boolean {
  const standing = denials.filter(({ inForce }) => within(inForce, today));
  if (standing.length === 0) return false;
  const { data } = coveredSchema.safeParse(resource);
  const register = registerOf(data?.meta) ?? where.register;
  return standing.some((denial) => {
    if (denial.register !== register) return false;
    if (data === undefined) return true;
    const type = data.resourceType ?? '';
    if (denial.sections !== undefined && !denial.sections.includes(where.section)) return false;
    if (denial.types !== undefined && !denial.types.includes(type)) return false;
    if (denial.entries !== undefined && !denial.entries.some((one) => one.includes(`${type}/${data.id ?? ''}`)))
      return false;
    if (denial.codes !== undefined && !codesIn(data).some((one) => denial.codes?.includes(one))) return false;
    const { from, until } = denial.dataPeriod;
    if (from === undefined && until === undefined) return true;
    const days = daysOf(data);
    return (
      days === undefined || ((from === undefined || days.last >= from) && (until === undefined || days.first <= until))
    );
  });
}

const within = ({ from, until }: { from?: string; until?: string }, today: string): boolean =>
  (from === undefined || from <= today) && (until === undefined || today <= until);

type Covered = z.infer<typeof coveredSchema>;

function codesIn({ code, type, category, medicationCodeableConcept: medicine }: Covered): string[] {
  return [code, medicine, ...type, ...category].flatMap((one) => [
    ...(one?.coding ?? []).map((coding) => `${coding.system ?? ''}|${coding.code ?? ''}`),
    `|${wordsOf(one) ?? ''}`,
  ]);
}

/** First and last day that the entry tells of; undefined when it has no date. */
function daysOf(data: Covered): { first: string; last: string } | undefined {
  const span = data.effectivePeriod ?? data.period;
  const single =
    data.effectiveDateTime ??
    data.onsetDateTime ??
    data.authoredOn ??
    data.recordedDate ??
    data.start ??
    data.sent ??
    data.dateTime ??
    data.date ??
    data.created ??
    data.issued;
  const first = span?.start ?? single;
  if (first === undefined) return undefined;
  const last = span === undefined ? first : (span.end ?? '9999-12-31');
  return { first: firstDay(first), last: lastDay(last) };
}
