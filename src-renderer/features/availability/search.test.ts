import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Colleague, type PresenceState, presenceStateSchema } from '#shared/availability.js';
import { NO_FILTERS, choicesOf, familyName, findColleagues, fold, movedRows, rankOf, toEntries } from './search.js';

const one = (ordinal: number, part: Partial<Colleague>): Colleague => ({
  id: String(ordinal),
  ordinal,
  name: 'Nimi',
  title: 'sairaanhoitaja',
  profession: 'nurse',
  unit: 'Asiakasohjaus',
  skills: [],
  languages: ['fi'],
  ...part,
});
const staff = [
  one(0, { name: 'Kaisa Ojala', title: 'geriatri', profession: 'doctor', municipality: 'Kotka', onDuty: true }),
  one(1, { name: 'Åke Öström', languages: ['fi', 'sv'], skills: ['sydämen vajaatoiminta'] }),
  one(2, { name: 'Aino Hämäläinen', unit: 'Haminan kotihoito', onDuty: true }),
  one(3, { name: 'Riikka Salo', title: 'sosiaalityöntekijä', profession: 'socialWorker' }),
];
const entries = toEntries(staff);
const states: PresenceState[] = ['busy', 'available', 'offline', 'unknown'];
const stateOf = (ordinal: number) => states[ordinal] ?? 'unknown';
const order = { stateOf, pinOf: () => undefined };
const find = (filters: Partial<typeof NO_FILTERS>) =>
  findColleagues(entries, { ...NO_FILTERS, ...filters }, order).map(({ colleague }) => colleague.ordinal);

test('words are found in any field, in any order, without capitals or dots', () => {
  expect(find({ query: 'HAMALAINEN kotihoito' })).toEqual([2]);
  expect(find({ query: 'vajaatoiminta öström' })).toEqual([1]);
  expect(find({ query: 'kotka geriatri kardiologi' })).toEqual([]);
  expect(find({ query: '  ' })).toEqual([1, 0, 2, 3]);
});

test('filters narrow, and one who has gone home is not on duty', () => {
  expect(find({ careStaff: true })).toEqual([1, 0, 2]);
  expect(find({ availableNow: true })).toEqual([1]);
  expect(find({ onDuty: true })).toEqual([0]);
  expect(find({ language: 'sv', unit: 'Asiakasohjaus' })).toEqual([1]);
  expect(find({ municipality: 'Kotka', profession: 'nurse' })).toEqual([]);
});

test('who can be asked soonest stands first, and within a state family names are in Finnish order', () => {
  const state = fc.constantFrom(...presenceStateSchema.options);
  fc.assert(
    fc.property(fc.array(fc.record({ name: fc.string(), state }), { maxLength: 40 }), (people) => {
      const made = toEntries(people.map(({ name }, ordinal) => one(ordinal, { name })));
      const hits = findColleagues(made, NO_FILTERS, {
        ...order,
        stateOf: (ordinal) => people[ordinal]?.state ?? 'unknown',
      });
      expect(hits).toHaveLength(people.length);
      const collator = new Intl.Collator('fi');
      for (const [index, hit] of hits.entries()) {
        const before = hits[index - 1];
        if (before === undefined) continue;
        const step = rankOf(hit.sortedBy) - rankOf(before.sortedBy);
        expect(step).toBeGreaterThanOrEqual(0);
        const [earlier, later] = [familyName(before.colleague.name), familyName(hit.colleague.name)];
        if (step === 0) expect(collator.compare(earlier, later)).toBeLessThanOrEqual(0);
      }
    }),
  );
});

test('any part of a name finds its bearer', () => {
  const name = 'Maximiliana Hertzen-Törnqvist';
  const made = toEntries([one(0, { name })]);
  fc.assert(
    fc.property(fc.nat(name.length - 1), fc.integer({ min: 1, max: name.length }), (from, length) => {
      const query = name.slice(from, from + length).toUpperCase();
      expect(findColleagues(made, { ...NO_FILTERS, query }, { ...order, stateOf: () => 'busy' })).toHaveLength(1);
    }),
  );
  expect(fold('Åke ÖSTRÖM')).toBe('ake ostrom');
});

test('rows whose state has changed since are counted', () => {
  const hits = findColleagues(entries, NO_FILTERS, order);
  expect(movedRows(hits, order)).toBe(0);
  expect(movedRows(hits, { ...order, pinOf: (id) => (id === '3' ? 'favourite' : undefined) })).toBe(1);
  expect(movedRows(hits, { ...order, stateOf: (ordinal) => (ordinal < 2 ? 'away' : stateOf(ordinal)) })).toBe(2);
});

test('choices are each once, in Finnish order', () => {
  expect(choicesOf(staff, ({ unit }) => [unit])).toEqual(['Asiakasohjaus', 'Haminan kotihoito']);
  expect(choicesOf(staff, ({ languages }) => languages)).toEqual(['fi', 'sv']);
});

test('the named worker and favourites stand first, whatever their states, when they are among those wanted', () => {
  const pins = { '0': 'favourite', '2': 'namedWorker' } as const;
  const pinOf = (id: string) => (id === '0' || id === '2' ? pins[id] : undefined);
  const found = (filters: Partial<typeof NO_FILTERS>) =>
    findColleagues(entries, { ...NO_FILTERS, ...filters }, { stateOf, pinOf }).map(
      ({ colleague }) => colleague.ordinal,
    );
  expect(found({})).toEqual([2, 0, 1, 3]);
  expect(found({ municipality: 'Kotka' })).toEqual([0]);
  expect(found({ people: ['1', '2'] })).toEqual([2, 1]);
});
