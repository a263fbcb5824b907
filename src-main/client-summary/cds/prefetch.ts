import * as z from 'zod';

/** What a prefetch template asks for (CDS Hooks 2.0, Prefetch Template), as far as it is filled. */
export type Wanted =
  | { kind: 'patient' }
  | { kind: 'search'; type: string; about: 'patient' | 'subject'; params: [string, string][]; most: number };

const PATIENT = '{{context.patientId}}';
/** Entries in one prefetched Bundle at most. */
const MOST = 250;

/**
 * Reads a template: the Patient itself, or a search of one type that is bound to the patient. Anything else is not filled: a
 * template that is not about this patient, that names another token, or that would bring along what was not asked. Pure.
 */
export function wantedBy(template: string): Wanted | undefined {
  const text = template.trim().replace(/\{\{\s*context\.patientId\s*\}\}/g, PATIENT);
  if (text === `Patient/${PATIENT}`) return { kind: 'patient' };
  const [, type, query] = /^([A-Z][A-Za-z]+)\?(.+)$/s.exec(text) ?? [];
  if (type === undefined || query === undefined) return undefined;
  const params = [...new URLSearchParams(query)];
  const bound = params.filter(([name]) => name === 'patient' || name === 'subject');
  const [about] = bound;
  if (about === undefined || bound.length !== 1 || ![PATIENT, `Patient/${PATIENT}`].includes(about[1]))
    return undefined;
  if (type === 'Patient') return undefined;
  const rest = params.filter((one) => one !== about);
  if (rest.some(([name, value]) => `${name}${value}`.includes('{{') || FORBIDDEN.test(name))) return undefined;
  const count = Number(rest.findLast(([name]) => name === '_count')?.[1] ?? MOST);
  return {
    kind: 'search',
    type,
    about: about[0] === 'patient' ? 'patient' : 'subject',
    params: rest.filter(([name]) => !LEFT_OUT.test(name)),
    most: Number.isInteger(count) && count > 0 ? Math.min(count, MOST) : MOST,
  };
}

/** They would bring along entries of other types, or answer by others' data. */
const LEFT_OUT = /^(_count|_include|_revinclude|_format|_pretty|_elements|_summary)(:|$)/;
const FORBIDDEN = /^(_has|_query|_filter|_text|_content|_list)(:|$)|^identifier(:|$)/;

const patientSchema = z.object({
  resourceType: z.literal('Patient'),
  id: z.string(),
  gender: z.string().optional().catch(undefined),
  birthDate: z.string().optional().catch(undefined),
  deceasedBoolean: z.boolean().optional().catch(undefined),
  deceasedDateTime: z.string().optional().catch(undefined),
});

/** What a service is told of the client: age and sex decide of care, name, address and henkilötunnus do not. Pure. */
export const barePatient = (resource: unknown, id: string): unknown => {
  const patient = patientSchema.safeParse(resource).data;
  return patient?.id === id ? patient : undefined;
};

/** The entries as a searchset, their client called by the id that the service knows. Pure. */
export function bundleOf(resources: readonly unknown[]): unknown {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: resources.length,
    entry: resources.map((resource) => ({ resource })),
  };
}

/** The same resource with its references to the client at its source turned into those of the master. Pure. */
export function withClient(value: unknown, from: string, to: string): unknown {
  if (typeof value === 'string') return value === `Patient/${from}` ? `Patient/${to}` : value;
  if (Array.isArray(value)) return value.map((one) => withClient(one, from, to));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withClient(one, from, to)]));
}
