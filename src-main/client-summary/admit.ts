import * as z from 'zod';
import { type Register, type SectionData, type SectionId, registerSchema } from '#shared/client-summary.js';
import { type AccessView, standingOf, withoutPlaces } from '../access/index.js';
import { registerOf } from './concepts.js';
import type { Scope } from './consent-terms.js';
import { isDenied } from './denials.js';
import { coding, list, part, text } from './fhir-types.js';
import { openConsent } from './open-consent.js';
import { isProtected } from './protection.js';
import type { Reading } from './sections/index.js';

/** What is left of an answer, and which of its entries lost a place. */
export interface Admitted {
  reading: Reading;
  masked: ReadonlySet<string>;
}

/**
 * Whether a source of this register is asked for a section at all. Luovutusluvat are no register's: they must be seen where
 * they are asked for and used. Pure.
 */
export const mayAsk = (view: AccessView, section: SectionId, register: Register): boolean =>
  standingOf(view, section, register) !== 'closed' ||
  (section === 'consents' && view.open && view.sections.includes('consents'));

/**
 * All that changes what a reading gives: the same text, the same entries. Pure.
 * @param consents grows when consents have been read anew
 */
export function admissionKey(view: AccessView, section: SectionId, consents: number): string {
  const standings = registerSchema.options.map((register) => standingOf(view, section, register));
  return [...standings, view.protectedData, view.masked, standings.includes('permitted') ? consents : ''].join(' ');
}

const labelledSchema = z.object({
  resourceType: text,
  id: text,
  meta: part(z.object({ security: list(coding), tag: list(coding) })),
});

/**
 * What of a source's answer this professional may be shown, before anything is made of it: no count, no range, no conflict
 * can then come of what was left out. Pure.
 * @param denials undefined = not known: everything opened by permission is left out
 */
export function admit(
  reading: Reading,
  {
    section,
    register,
    view,
    denials,
    today,
  }: {
    section: SectionId;
    /** Of the source; an entry may have another by its tag. */
    register: Register;
    view: AccessView;
    denials: readonly Scope[] | undefined;
    today: string;
  },
): Admitted {
  const masked = new Set<string>();
  const may = (resource: unknown, meta: z.infer<typeof labelledSchema>['meta'], isClients: boolean): boolean => {
    const standing = standingOf(view, section, registerOf(meta) ?? register);
    if (standing === 'closed' && section !== 'consents') return false;
    if (isProtected(meta?.security ?? []) && !view.protectedData) return false;
    if (standing !== 'permitted' || !isClients) return true;
    return denials !== undefined && !isDenied(resource, { section, register }, denials, today);
  };
  const matches = reading.matches.flatMap((given) => {
    const { data } = labelledSchema.safeParse(given);
    const all = standingOf(view, section, registerOf(data?.meta) ?? register) !== 'closed';
    const resource = section === 'consents' ? openConsent(given, all) : given;
    if (resource === undefined || !may(resource, data?.meta, true)) return [];
    if (!view.masked) return [resource];
    const kept = withoutPlaces(resource);
    if (kept !== resource) masked.add(`${data?.resourceType ?? ''}/${data?.id ?? ''}`);
    return [kept];
  });
  // What came along may be the client's as well, or a medicine, a person, a unit: those no denial is about.
  const included = reading.included
    .filter((one) => may(one, labelledSchema.safeParse(one).data?.meta, JSON.stringify(one).includes('Patient/')))
    .map((one) => (view.masked ? withoutPlaces(one) : one));
  return { reading: { matches, included }, masked };
}

/** The entries that lost a place say so. */
export function markMasked(data: SectionData, masked: ReadonlySet<string>): SectionData {
  for (const entry of data.entries) if (masked.has(entry.id)) entry.masked = true;
  return data;
}
