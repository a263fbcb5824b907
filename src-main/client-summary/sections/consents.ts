import type * as z from 'zod';
import type { consentEntrySchema } from '#shared/summary-entries.js';
import { firstWords, wordsOf } from '../concepts.js';
import { consentSchema } from '../fhir-schemas.js';
import { type Origin, type Reading, type SectionSearch, present, readEach } from './read.js';

type ConsentEntry = z.infer<typeof consentEntrySchema>;
type Consent = z.infer<typeof consentSchema>;

/**
 * A denial of disclosure (luovutuskielto) is never hinted at outside the consent workflow: such a consent leaves no
 * entry, no count and no reason here.
 */
function isDenial(resource: unknown): boolean {
  const parsed = consentSchema.partial({ id: true, resourceType: true }).safeParse(resource);
  if (!parsed.success) return false;
  const consent = parsed.data;
  if (consent.provision?.type === 'deny') return true;
  const words = [wordsOf(consent.scope), wordsOf(consent.policyRule), ...consent.category.map(wordsOf)].join(' ');
  return /kielto|kiellet|förbud|denial|opt-?out/i.test(words);
}

/** A class that names a FHIR type and has no words of its own for it. */
const typeOf = ({ display, code }: Consent['category'][number]['coding'][number]): string | undefined =>
  display === undefined && code !== undefined && FHIR_TYPE.test(code) ? code : undefined;
const FHIR_TYPE = /^([A-Z][a-z]+)+$/;

/** FHIR types that a permission covers where the source has no words for them: the reader's language has. */
function typesOf(consent: Consent): string[] | undefined {
  const provisions = consent.provision === undefined ? [] : [consent.provision, ...consent.provision.provision];
  const types = provisions
    .filter((one) => one.type !== 'deny')
    .flatMap((one) => one.class.flatMap((coding) => typeOf(coding) ?? []));
  return types.length === 0 ? undefined : [...new Set(types)];
}

/** What a permission covers, item by item in the source's words: classes and codes of data, and who may receive it. */
function itemsOf(consent: Consent): string[] | undefined {
  const provisions = consent.provision === undefined ? [] : [consent.provision, ...consent.provision.provision];
  const items = provisions
    .filter((one) => one.type !== 'deny')
    .flatMap((one) => [
      ...one.class.flatMap((coding) => (typeOf(coding) === undefined ? (coding.display ?? coding.code) : [])),
      ...one.code.map(wordsOf),
      ...one.actor.map((actor) => actor.reference?.display),
    ])
    .filter((one) => one !== undefined);
  return items.length === 0 ? undefined : [...new Set(items)];
}

/** Consent → disclosure permissions and other consents, denials left out. */
export function mapConsents(reading: Reading, origin: Origin) {
  const open = { ...reading, matches: reading.matches.filter((one) => !isDenial(one)) };
  return readEach<Consent, ConsentEntry>(open, origin, {
    type: 'Consent',
    schema: consentSchema,
    about: (consent) => [consent.patient],
    recorded: (consent) => consent.dateTime,
    statuses: (consent) => [consent.status],
    map(consent, base) {
      const title = firstWords(consent.category) ?? wordsOf(consent.policyRule) ?? wordsOf(consent.scope);
      if (title === undefined) return { missing: 'category' };
      const rule = wordsOf(consent.policyRule);
      return {
        entry: {
          ...base,
          kind: /luovutuslupa|tillstånd till utlämnande|disclosure/i.test(title) ? 'disclosure' : 'other',
          title,
          active: consent.status === 'active',
          ...present({
            date: consent.dateTime,
            until: consent.provision?.period?.end,
            items: itemsOf(consent),
            types: typesOf(consent),
            detail: rule === title ? undefined : rule,
          }),
        },
      };
    },
  });
}

export const consentSearches: SectionSearch[] = [
  {
    sections: ['consents'],
    type: 'Consent',
    params: {},
    map: (reading, origin) => {
      const { entries, skipped } = mapConsents(reading, origin);
      return { data: [{ id: 'consents', entries }], skipped };
    },
  },
];
