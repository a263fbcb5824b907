import type { SectionId, Summary } from '#shared/client-summary.js';
import type { Isbar } from '#shared/consultation.js';
import { CONSULTATION_TEXT } from '#shared/consultation.js';
import type { ClientIdentity } from '#shared/context.js';
import type { Language } from '#shared/language.js';
import { assessmentOf } from './assessment.js';
import { sharedOf } from './shared.js';
import { type Words, wordsIn } from './words.js';

/** What the asker sees now: the banner, and the summary as it has been let through to them. */
export interface Seen {
  asker: { name: string; unit?: string | undefined };
  client: ClientIdentity;
  sections: Summary['sections'];
  language: Language;
  /** ms since the epoch. */
  now: number;
}

const DAY_MS = 86_400_000;

/** Whole years of life on the day. Pure. */
function ageOf(birthDate: string | undefined, now: number): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthDate ?? '') ?? [];
  if (year === undefined) return undefined;
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' }).format(new Date(now));
  const years = Number(today.slice(0, 4)) - Number(year);
  return today.slice(5) < `${month}-${day}` ? years - 1 : years;
}

/** Who asks, and of whom: never a name, a code or an address, because the client goes along as a reference. */
function identify({ asker, client, now }: Seen, { texts, fill, languageName }: Words): string[] {
  const age = ageOf(client.birthDate, now);
  const { female, male, plain, baby } = texts.client;
  const who = client.gender === 'female' ? female : client.gender === 'male' ? male : plain;
  // While the source is silent a turvakielto may be in force without being known here.
  const mayTellPlace = client.origin === 'source' && !client.nonDisclosure;
  return [
    asker.unit === undefined
      ? fill(texts.asker, { name: asker.name })
      : fill(texts.askerOf, { name: asker.name, unit: asker.unit }),
    ...(age === undefined ? [] : [age < 1 ? baby : fill(who, { age: String(age) })]),
    ...(client.language === undefined ? [] : [fill(texts.language, { language: languageName(client.language) })]),
    ...(client.interpreterNeeded === true ? [texts.interpreter] : []),
    ...(mayTellPlace && client.municipality !== undefined
      ? [fill(texts.municipality, { name: client.municipality })]
      : []),
    ...(client.nonDisclosure ? [texts.nonDisclosure] : []),
    ...(client.namedWorker === undefined ? [] : [fill(texts.namedWorker, { name: client.namedWorker.name })]),
  ];
}

/**
 * A hand-over text by ISBAR of what the asker sees, for them to edit. Specially protected entries are left out: they were
 * opened to the asker alone. No place is told under a turvakielto, also when the asker has unmasked it. The proposal is the
 * asker's own. Pure.
 * @returns the text, and the sections it was put together from
 */
export function draftOf(seen: Seen): { handover: Isbar; sections: SectionId[] } {
  const words = wordsIn(seen.language);
  const { texts, fill, list, moment } = words;
  const used = new Set<SectionId>();
  const entries = sharedOf(seen.sections);
  const line = (text: string, id: SectionId, items: readonly string[]): string[] => {
    if (items.length === 0) return [];
    used.add(id);
    return [fill(text, { list: list(items) })];
  };
  const titled = (ones: readonly { title: string }[]) => ones.map(({ title }) => title).filter((title) => title !== '');

  const contacts = entries.contacts;
  const situation = line(
    texts.ongoing,
    'contacts',
    contacts
      .filter(({ status }) => status === 'ongoing')
      .map(({ title, reason }) => (reason === undefined ? title : fill(texts.because, { title, reason }))),
  );

  const allergies = entries.allergies.filter(({ active }) => active);
  const known = allergies.filter(({ kind }) => kind === 'allergy');
  const severe = (one: (typeof known)[number]) =>
    one.severity === 'high' ? `${one.title} (${texts.severity})` : one.title;
  const next = contacts
    .filter(({ status, start = '' }) => status === 'booked' && Date.parse(start) > seen.now)
    .sort((a, b) => Date.parse(a.start ?? '') - Date.parse(b.start ?? ''))[0];
  const background = [
    ...line(texts.flags, 'flags', titled(entries.flags.filter(({ active }) => active))),
    ...line(texts.allergies, 'allergies', known.map(severe)),
    ...(known.length === 0 && allergies.length > 0 ? [texts.noAllergies] : []),
    ...line(texts.conditions, 'conditions', titled(entries.conditions.filter(({ active }) => active))),
    ...line(
      texts.medication,
      'medication',
      entries.medication
        .filter(({ active, paused, title }) => active && paused !== true && title !== '')
        .map(({ title, strength }) =>
          strength === undefined || title.includes(strength) ? title : `${title} ${strength}`,
        ),
    ),
    ...line(texts.social, 'social', titled(entries.social.filter(({ status }) => status === 'active'))),
    ...(next?.start === undefined ? [] : [fill(texts.next, { when: moment(next.start), title: next.title })]),
  ];
  if (next !== undefined) used.add('contacts');
  if (known.length === 0 && allergies.length > 0) used.add('allergies');

  const since = seen.now - 90 * DAY_MS;
  const values = entries.measurements
    .flatMap((series) => assessmentOf(series, since, words))
    .sort((a, b) => Number(b.outside) - Number(a.outside))
    .map(({ text }) => text);
  const conflicts = seen.sections
    .filter(({ id }) => used.has(id))
    .flatMap((section) => section.conflicts.map(({ title }) => title));
  const assessment = [
    ...line(texts.measurements, 'measurements', values),
    ...(conflicts.length === 0 ? [] : [fill(texts.conflicts, { list: list(conflicts) })]),
    // Of what is said, or left unsaid, some source has told nothing: the colleague must know.
    ...(seen.sections.some((one) => one.sources.some(({ state }) => state !== 'ready')) ? [texts.partial] : []),
  ];

  const part = (sentences: readonly string[]) => sentences.join(' ').slice(0, CONSULTATION_TEXT);
  return {
    handover: {
      identify: part(identify(seen, words)),
      situation: part(situation),
      background: part(background),
      assessment: part(assessment),
      recommendation: '',
    },
    sections: [...used],
  };
}
