import * as z from 'zod';
import { isFhirTime } from './fhir-time.js';

/**
 * FHIR R4 data types, read with tolerance: a field that is not in FHIR's form counts as absent, so that one slip of a
 * source hides one field and never a whole entry. What an entry cannot do without, its section demands.
 */
const absentIfBad = <T>(read: (value: unknown) => T | undefined) => z.transform(read).optional();

/** Characters of one field that are kept; nobody reads more, and what is cut is marked. */
const MOST = 50_000;

/** Text that says something; empty strings (Kanta PHR's `note`) count as absent. */
export const text = absentIfBad((value) => {
  const words = typeof value === 'string' ? value.trim() : '';
  if (words.length > MOST) return `${words.slice(0, MOST)}…`;
  return words === '' ? undefined : words;
});
export const bool = absentIfBad((value) => (typeof value === 'boolean' ? value : undefined));
export const number = absentIfBad((value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined));
export const time = absentIfBad((value) => (typeof value === 'string' && isFhirTime(value) ? value : undefined));

/** A list where bad items are left out; a lone item where a list should be (seen in Kanta's examples) is a list of one. */
export const list = <T extends z.ZodType>(item: T) =>
  // A bare transform: a pipe of three costs a third of the time of reading ten thousand observations.
  z
    .transform((value: unknown): z.output<T>[] => {
      const items: unknown[] = Array.isArray(value) ? value : value === null ? [] : [value];
      return items.flatMap((one) => {
        const parsed = item.safeParse(one);
        return parsed.success ? [parsed.data] : [];
      });
    })
    .default(() => []);

/** An object field; absent when bad. */
export const part = <T extends z.ZodType>(schema: T) => absentIfBad((value) => schema.safeParse(value).data);

export const coding = z.object({ system: text, code: text, display: text });
export type Coding = z.infer<typeof coding>;
export const concept = z.object({ coding: list(coding), text });
export type Concept = z.infer<typeof concept>;
export const reference = z.object({ reference: text, display: text, type: text });
export type Reference = z.infer<typeof reference>;
export const quantity = z.object({ value: number, comparator: text, unit: text, system: text, code: text });
export type Quantity = z.infer<typeof quantity>;
export const period = z.object({ start: time, end: time });
export const annotation = z.object({ text });
export const identifier = z.object({ system: text, value: text, use: text });
export const narrative = z.object({ div: text });
export const extension = z.object({
  url: z.string(),
  valueString: text,
  valueBoolean: bool,
  valueCode: text,
  valueDecimal: number,
  valueInteger: number,
  valueQuantity: part(quantity),
  valueCodeableConcept: part(concept),
  valueCoding: part(coding),
});
export type Extension = z.infer<typeof extension>;
export const referenceRange = z.object({ low: part(quantity), high: part(quantity), type: part(concept), text });
export type ReferenceRange = z.infer<typeof referenceRange>;

/** What every resource may carry. */
export const resourceBase = {
  id: z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/),
  meta: part(z.object({ lastUpdated: time, security: list(coding), tag: list(coding) })),
  extension: list(extension),
  identifier: list(identifier),
};

/** A resource of one type with the parts of it that are read. */
export const resource = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ resourceType: z.literal(type), ...resourceBase, ...shape });
