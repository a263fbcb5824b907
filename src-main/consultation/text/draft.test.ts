import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SectionData, Summary } from '#shared/client-summary.js';
import type { ClientIdentity } from '#shared/context.js';
import { languageSchema } from '#shared/language.js';
import { type Seen, draftOf } from './draft.js';

const NOW = Date.parse('2026-11-27T10:00:00.000Z');
const base = { id: 'X/1', source: 'APTJ', register: 'health' as const };
const section = (data: SectionData, state: 'ready' | 'failed' = 'ready'): Summary['sections'][number] => ({
  id: data.id,
  closed: [],
  sources: [{ source: 'APTJ', register: 'health', state }],
  data,
  conflicts: [],
});
const client: ClientIdentity = {
  reference: 'Patient/1',
  family: 'Virtanen',
  given: ['Aino'],
  birthDate: '1948-03-14',
  gender: 'female',
  maskedIdentityCode: '140348-••••',
  municipality: 'Kotka',
  language: 'sv',
  interpreterNeeded: true,
  nonDisclosure: false,
  namedWorker: { name: 'Riikka Salonpää', unit: 'Kotkan aikuissosiaalityö', register: 'social' },
  allergies: { state: 'known', substances: [] },
  origin: 'source',
};
const seen = (fields: Partial<Seen> = {}): Seen => ({
  asker: { name: 'Antti Vuorela', unit: 'Asiakasohjaus' },
  client,
  sections: [],
  language: 'fi',
  now: NOW,
  ...fields,
});
const sections: Summary['sections'] = [
  section({
    id: 'contacts',
    entries: [
      { ...base, kind: 'encounter', title: 'Puhelu', reason: 'huimaus', mode: 'phone', status: 'ongoing' },
      {
        ...base,
        kind: 'appointment',
        title: 'Hoitajan vastaanotto',
        mode: 'visit',
        status: 'booked',
        start: '2026-12-03T07:15:00Z',
        place: 'Katu 1',
      },
      {
        ...base,
        kind: 'appointment',
        title: 'Vanha aika',
        mode: 'visit',
        status: 'booked',
        start: '2026-11-03T07:15:00Z',
      },
    ],
  }),
  section({
    id: 'allergies',
    entries: [{ ...base, kind: 'allergy', active: true, title: 'Penisilliini', severity: 'high' }],
  }),
  section({
    id: 'conditions',
    entries: [
      { ...base, title: 'Verenpainetauti', kind: 'diagnosis', active: true },
      { ...base, title: 'Murtunut ranne', active: false, kind: 'diagnosis' },
      { ...base, title: 'Salattu syy', kind: 'reason', active: true, protected: true },
    ],
  }),
  section({
    id: 'medication',
    entries: [
      { ...base, title: 'Marevan', strength: '3 mg', active: true, selfReported: false },
      { ...base, title: 'Tauolla oleva', active: true, paused: true, selfReported: false },
    ],
  }),
  section(
    {
      id: 'measurements',
      entries: [
        {
          ...base,
          title: 'Verenpaine',
          code: '85354-9',
          unit: 'mmHg',
          high: 140,
          points: [
            { id: 'a', at: '2026-11-20', value: 172, value2: 95, own: false },
            { id: 'b', at: '2026-10-20', value: 130, value2: 80, own: false },
          ],
        },
        {
          ...base,
          title: 'Paino',
          code: '29463-7',
          unit: 'kg',
          points: [{ id: 'c', at: '2025-01-01', value: 70, own: false }],
        },
      ],
    },
    'failed',
  ),
];

test('the draft says in Finnish what the asker sees, without a name, and leaves the proposal to them', () => {
  const { handover, sections: used } = draftOf(seen({ sections }));
  expect(handover).toEqual({
    identify:
      'Konsultaatiota pyytää Antti Vuorela, Asiakasohjaus. Asiakas on 78-vuotias nainen. Asiointikieli: ruotsi. Tulkki tarvitaan. Kotikunta: Kotka. Omatyöntekijä: Riikka Salonpää.',
    situation: 'Käynnissä oleva yhteydenotto tai käynti: Puhelu, syynä huimaus.',
    background:
      'Allergiat: Penisilliini (vakava). Diagnoosit ja hoidon syyt: Verenpainetauti. Käytössä oleva lääkitys: Marevan 3 mg. Seuraava varattu aika: 3.12.2026 klo 9.15, Hoitajan vastaanotto.',
    assessment:
      'Viimeisimmät mittaukset: Verenpaine 172/95 mmHg (20.11.2026, yli viitealueen). Kaikki lähteet eivät vastanneet, joten tiedot voivat olla puutteellisia.',
    recommendation: '',
  });
  expect([...used].sort()).toEqual(['allergies', 'conditions', 'contacts', 'measurements', 'medication']);
});

test('in Swedish and in English it is written in that language', () => {
  expect(draftOf(seen({ sections, language: 'sv' })).handover.identify).toContain('Kontaktspråk: svenska.');
  expect(draftOf(seen({ sections, language: 'en' })).handover.identify).toContain('The client is a woman aged 78.');
});

test('without anything to be seen the parts are empty, and no allergy is denied', () => {
  const { handover } = draftOf(seen());
  expect(handover).toMatchObject({ situation: '', background: '', assessment: '', recommendation: '' });
});

test('whatever is seen: no name, no code, no place under a turvakielto, nothing specially protected', () => {
  const SECRET = 'SALAINEN';
  const word = fc.constantFrom('Alfa', 'Beeta', 'Gamma');
  const entry = fc.record({
    title: word,
    protected: fc.constantFrom(true as const, undefined),
    active: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 12 }),
      fc.constantFrom(...languageSchema.options),
      fc.boolean(),
      fc.constantFrom('source' as const, 'message' as const),
      (entries, language, nonDisclosure, origin) => {
        const conditions = entries.map((one) => ({
          ...base,
          active: one.active,
          kind: 'diagnosis' as const,
          title: one.protected === true ? SECRET : one.title,
          ...(one.protected === true ? { protected: true as const } : {}),
        }));
        const { handover } = draftOf(
          seen({
            sections: [
              section({ id: 'conditions', entries: conditions }),
              ...sections.filter(({ id }) => id !== 'conditions'),
            ],
            language,
            client: { ...client, nonDisclosure, origin },
          }),
        );
        const text = Object.values(handover).join('\n');
        for (const never of [SECRET, 'Virtanen', 'Aino', '140348', 'Katu 1', 'Kotkan aikuissosiaalityö'])
          expect(text).not.toContain(never);
        expect(text.includes('Kotka')).toBe(!nonDisclosure && origin === 'source');
        expect(text).not.toMatch(/\{\{|undefined/);
      },
    ),
  );
});

test('a long row is cut and says how much is left', () => {
  const many = Array.from({ length: 12 }, (_, index) => ({
    ...base,
    title: `Syy ${index + 1}`,
    kind: 'reason' as const,
    active: true,
  }));
  const { background } = draftOf(seen({ sections: [section({ id: 'conditions', entries: many })] })).handover;
  expect(background).toBe(
    'Diagnoosit ja hoidon syyt: Syy 1, Syy 2, Syy 3, Syy 4, Syy 5, Syy 6, Syy 7, Syy 8 ja 4 muuta.',
  );
});
