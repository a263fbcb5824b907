import fc from 'fast-check';
import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '#shared/service-tray.js';
import fi from '../../app/locales/fi/serviceTray.json';
import sv from '../../app/locales/sv/serviceTray.json';
import en from '../../app/locales/en/serviceTray.json';
import later from '../../app/locales/fi/serviceFindingLater.json';
import { createFacts } from '#shared/search/facts.js';
import { byName } from './by-name.js';
import { factsOf } from './facts-of.js';
import { conditionsOf } from './finding/Chosen.js';
import { choicesOf, townNames } from './finding/choices.js';
import { placesOf } from './finding/places.js';
import { type Wish, countWishes, narrowingOf, noWish, toggle } from './wish.js';
import { serviceDocument, serviceFields } from '#shared/search/fields.js';
import { createTextSearch } from '#shared/search/text-search.js';
import { toFound } from './use-search.js';
import { createWords, priceOf } from './words.js';

const service = (id: string, fields: Partial<Service> = {}): Service => ({
  id,
  name: { fi: id },
  summary: { fi: '' },
  sector: 'ngo',
  theme: 'everyday',
  targetGroups: ['everyone'],
  municipalities: [],
  languages: ['fi'],
  charge: 'free',
  channels: [],
  selfReferral: true,
  keywords: [],
  ...fields,
});
const walk = service('walk', {
  name: { fi: 'Sydänystävien kävelyryhmä', sv: 'Hjärtvännernas promenadgrupp' },
  summary: { fi: 'Rauhallinen lenkki sydänsairaille', sv: 'En lugn promenad' },
  provider: { fi: 'Sydänystävät ry', sv: 'Hjärtvännerna rf' },
  theme: 'exercise',
  municipalities: [{ fi: 'Hamina', sv: 'Fredrikshamn' }],
  languages: ['fi', 'sv'],
  channels: [
    {
      kind: 'inPerson',
      name: { fi: 'Liikuntatalo' },
      address: 'Paraatikatu 1, 49400 Hamina',
      hours: { fi: 'to 10–11' },
    },
    { kind: 'phone', name: { fi: 'Puhelin' }, phone: '05 000 1234' },
  ],
});
const swim = service('swim', {
  name: { fi: 'Vesiliikunta ikääntyneille', sv: 'Vattengymnastik för äldre' },
  charge: 'charged',
  chargeNote: { fi: '4,50 € kerralta', sv: '4,50 € per gång' },
  theme: 'exercise',
  targetGroups: ['older'],
  selfReferral: false,
  municipalities: [{ fi: 'Kotka' }],
});
const advice = service('advice', { name: { fi: 'Velkaneuvonta', sv: 'Skuldrådgivning' }, theme: 'economy' });
const all = [walk, swim, advice];

let t: TFunction<'serviceTray'>;
beforeAll(async () => {
  await i18next.init({
    lng: 'fi',
    fallbackLng: 'fi',
    ns: ['serviceTray', 'serviceFindingLater'],
    resources: { fi: { serviceTray: fi, serviceFindingLater: later }, sv: { serviceTray: sv } },
    interpolation: { escapeValue: false },
  });
  t = i18next.getFixedT('fi', 'serviceTray');
});

describe('search', () => {
  const engine = createTextSearch({ fields: serviceFields, synonyms: [] });
  engine.add(all.map((one) => serviceDocument(one)));
  const names = (query: string) =>
    toFound(engine.search(query), new Map(all.map((one) => [one.id, one]))).map((one) => one.service.id);
  it('finds by inflected Finnish and by Swedish', () => {
    expect(names('kävelyryhmään')[0]).toBe('walk');
    expect(names('promenad')[0]).toBe('walk');
    expect(names('skulder')[0]).toBe('advice');
    expect(names('fredrikshamn')[0]).toBe('walk');
  });
});

describe('filters', () => {
  const facts = createFacts();
  for (const one of all) facts.set(one.id, factsOf(one, one.id === 'swim'));
  const ids = (wish: Wish) =>
    facts
      .sift(narrowingOf(wish, 'fi', undefined))
      .list(Infinity)
      .toSorted();

  it('let through any choice of a group and demand every group; the whole area is everywhere', () => {
    const inHamina = toggle(noWish, 'municipality', 'Hamina');
    expect(ids(inHamina)).toEqual(['advice', 'walk']);
    expect(ids(toggle(inHamina, 'municipality', 'Kotka'))).toEqual(['advice', 'swim', 'walk']);
    expect(ids(toggle(inHamina, 'theme', 'exercise'))).toEqual(['walk']);
    expect(ids(toggle(toggle(noWish, 'cost', 'free'), 'selfReferral', 'yes'))).toEqual(['advice', 'walk']);
    expect(ids(toggle(noWish, 'soon', 'yes'))).toEqual(['swim']);
    expect(ids(toggle(inHamina, 'municipality', 'Hamina'))).toHaveLength(3);
  });

  it('know every theme of a service, its ways, and an entrance without steps', () => {
    const many = service('many', {
      theme: 'mind',
      themes: ['mind', 'family'],
      channels: [{ kind: 'inPerson', accessible: true }, { kind: 'home' }],
    });
    expect(factsOf(many, false).values).toMatchObject({
      theme: ['mind', 'family'],
      way: ['inPerson', 'home'],
      accessible: ['yes'],
    });
    expect(factsOf(walk, false).values['accessible']).toEqual([]);
  });

  it('are told and dropped one by one', () => {
    const words = createWords(t, 'fi');
    const later = i18next.getFixedT('fi', 'serviceFindingLater');
    const place = { name: 'Kotka', latitude: 60.5, longitude: 26.9, kilometres: 10 };
    const wish = { ...toggle(toggle(noWish, 'theme', 'mind'), 'municipality', 'Hamina'), place };
    const svWords = createWords(i18next.getFixedT('sv', 'serviceTray'), 'sv');
    const conditions = conditionsOf(wish, {
      choices: choicesOf(all, svWords, later),
      names: townNames(all, words),
      t: later,
    });
    expect(conditions.map(({ label }) => label)).toEqual(['Psykisk hälsa', 'Fredrikshamn', 'enintään 10 km: Kotka']);
    expect(countWishes(wish)).toBe(3);
    for (const { rest } of conditions) expect(countWishes(rest)).toBe(2);
  });
});

describe('places to tell distance from', () => {
  const at = (address: string, latitude: number, longitude: number): Service['channels'][number] => ({
    kind: 'inPerson',
    address,
    coordinates: { latitude, longitude },
  });
  it('are post towns in the middle of their own points, by name', () => {
    const services = [
      service('a', { channels: [at('Katu 1, 48600 Kotka', 60.46, 26.94), at('Katu 2, 48100 Kotka', 60.47, 26.95)] }),
      service('b', {
        channels: [at('Leirikeskus, 48100 Kotka', 61.4, 28.1), at('Tori, 49220 Siltakylä', 60.49, 26.6)],
      }),
      service('c', {
        channels: [
          { kind: 'phone', phone: '05 000' },
          { kind: 'inPerson', address: 'Katu 3, 45100 Kouvola' },
        ],
      }),
    ];
    expect(placesOf(services)).toEqual([
      { name: 'Kotka', latitude: 60.47, longitude: 26.95 },
      { name: 'Siltakylä', latitude: 60.49, longitude: 26.6 },
    ]);
  });
});

describe('the list before any search', () => {
  it('is the first ones of all by name, whatever the order they come in', () => {
    const names = fc.array(fc.string({ maxLength: 6 }), { maxLength: 60 });
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 20 }), (some, most) => {
        const services = some.map((name, index) => service(`s${index}`, { name: { fi: name } }));
        const { compare } = new Intl.Collator('fi');
        const sorted = services.toSorted((a, b) => compare(a.name.fi, b.name.fi)).slice(0, most);
        expect(byName(services, 'fi', most)).toEqual(sorted);
      }),
    );
  });
});

describe('price', () => {
  it('never leaves the price untold', () => {
    const words = createWords(t, 'fi');
    expect(priceOf(service('x', { charge: 'unknown' }), words)).toBe('Hintaa ei ilmoitettu');
    expect(priceOf(service('x', { charge: 'unknown', chargeNote: { fi: 'Tulojen mukaan' } }), words)).toBe(
      'Tulojen mukaan',
    );
    expect(priceOf(service('x', { chargeNote: { fi: 'Omat eväät' } }), words)).toBe('Maksuton. Omat eväät');
  });
});

describe('texts', () => {
  const keys = (value: unknown, path = ''): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => keys(inner, `${path}.${key}`))
      : [path];
  it('have the same keys in the three languages', () => {
    expect(keys(sv)).toEqual(keys(fi));
    expect(keys(en)).toEqual(keys(fi));
  });
});
