import fc from 'fast-check';
import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '#shared/service-tray.js';
import fi from '../../app/locales/fi/serviceTray.json';
import sv from '../../app/locales/sv/serviceTray.json';
import en from '../../app/locales/en/serviceTray.json';
import { applyFilters, countFacets, filterKinds, municipalitiesOf, noFilters, toggle } from './filters.js';
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
const everywhere = municipalitiesOf(all);
const found = all.map((one) => ({ service: one }));

let t: TFunction<'serviceTray'>;
beforeAll(async () => {
  await i18next.init({
    lng: 'fi',
    fallbackLng: 'fi',
    ns: ['serviceTray'],
    resources: { fi: { serviceTray: fi }, sv: { serviceTray: sv } },
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
  it('let through any choice of a group and demand every group; the whole area is everywhere', () => {
    const inHamina = toggle(noFilters, 'municipality', 'Hamina');
    const ids = (filters: typeof noFilters) => applyFilters(found, filters, everywhere).map((one) => one.service.id);
    expect(ids(inHamina)).toEqual(['walk', 'advice']);
    expect(ids(toggle(inHamina, 'municipality', 'Kotka'))).toEqual(['walk', 'swim', 'advice']);
    expect(ids(toggle(inHamina, 'theme', 'exercise'))).toEqual(['walk']);
    expect(ids(toggle(toggle(noFilters, 'free', 'yes'), 'selfReferral', 'yes'))).toEqual(['walk', 'advice']);
    expect(ids(toggle(inHamina, 'municipality', 'Hamina'))).toHaveLength(3);
  });

  it('count for each choice what choosing it alone in its group would show', () => {
    const choice = fc.record({
      kind: fc.constantFrom(...filterKinds),
      value: fc.constantFrom('yes', 'exercise', 'economy', 'Hamina', 'Kotka', 'older', 'everyone', 'phone', 'fi', 'sv'),
    });
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 4 }), choice, (chosen, asked) => {
        const filters = chosen.reduce((so, { kind, value }) => toggle(so, kind, value), noFilters);
        const alone = { ...filters, [asked.kind]: new Set([asked.value]) };
        const count = countFacets(found, filters, everywhere)[asked.kind].get(asked.value) ?? 0;
        expect(count).toBe(applyFilters(found, alone, everywhere).length);
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
