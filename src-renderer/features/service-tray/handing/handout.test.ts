import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { handoutSchema } from '#shared/handing.js';
import { handoutText } from '#shared/handout-text.js';
import type { Language } from '#shared/language.js';
import type { Service, ServiceEvent, Tray } from '#shared/service-tray.js';
import en from '../../../app/locales/en/handingLater.json';
import fi from '../../../app/locales/fi/handingLater.json';
import sv from '../../../app/locales/sv/handingLater.json';
import { createHandout } from './handout.js';
import { createHandoutWords } from './words.js';

const base: Service = {
  id: 'walk',
  name: { fi: 'Sydänystävien kävelyryhmä', sv: 'Hjärtvännernas promenadgrupp' },
  summary: { fi: 'Leppoisa lenkki, jonka vauhdittajina vertaisohjaajat toimivat.', sv: 'En lugn promenad' },
  provider: { fi: 'Sydänystävät ry', sv: 'Hjärtvännerna rf' },
  sector: 'ngo',
  theme: 'exercise',
  targetGroups: ['older'],
  municipalities: [{ fi: 'Hamina', sv: 'Fredrikshamn' }],
  languages: ['fi', 'sv'],
  charge: 'free',
  channels: [
    {
      kind: 'inPerson',
      name: { fi: 'Liikuntatalo' },
      address: 'Paraatikatu 1, 49400 Hamina',
      hours: { fi: 'to 10–11' },
      url: 'https://www.hamina.example/kavely/',
    },
    { kind: 'phone', phone: '05 000 1234', hours: { fi: 'ma–pe 9–12' }, callCharge: 'free' },
  ],
  selfReferral: true,
  keywords: [],
};
const swim: Service = {
  ...base,
  id: 'swim',
  name: { fi: 'Vesiliikunta' },
  charge: 'charged',
  chargeNote: { fi: '4,50 € kerralta' },
  municipalities: [],
  channels: [],
  selfReferral: false,
};
const fair: ServiceEvent = {
  id: 'fair',
  title: { fi: 'Tiistain kävelytreffit', sv: 'Tisdagens promenadträff' },
  organiser: { fi: 'Sydänystävät ry' },
  theme: 'exercise',
  targetGroups: ['everyone'],
  place: { name: { fi: 'Liikuntatalo' }, address: 'Paraatikatu 1', municipality: { fi: 'Hamina', sv: 'Fredrikshamn' } },
  start: '2026-11-17T15:00:00Z',
  end: '2026-11-17T16:00:00Z',
  repeats: { everyDays: 7, until: '2026-12-01' },
  languages: ['fi'],
  charge: 'free',
  signUp: { needed: false },
  source: 'associations',
};
const offered = { services: new Map([base, swim].map((one) => [one.id, one])), events: new Map([['fair', fair]]) };
const tray: Tray = {
  contextVersion: 3,
  client: 'Patient/aune-secret',
  items: [
    { kind: 'service', serviceId: 'walk', note: ' Tuomas odottaa ovella. ', addedAt: '2026-11-23T08:42:00Z' },
    { kind: 'service', serviceId: 'gone', note: '', addedAt: '2026-11-23T08:42:00Z' },
    { kind: 'service', serviceId: 'swim', note: '', addedAt: '2026-11-23T08:42:00Z' },
    { kind: 'event', eventId: 'fair', note: 'Nähdään siellä.', addedAt: '2026-11-23T08:42:00Z' },
  ],
};
const county = {
  name: { fi: 'Kymijoen hyvinvointialue', sv: 'Kymmene älvs välfärdsområde' },
  counselling: { name: { fi: 'Asiakasohjaus' }, phone: '05 000 1100', hours: { fi: 'ma–pe 8–16' } },
};
const now = Date.parse('2026-11-23T08:42:00Z');

beforeAll(async () => {
  await i18next.init({
    lng: 'fi',
    ns: ['handingLater'],
    resources: { fi: { handingLater: fi }, sv: { handingLater: sv }, en: { handingLater: en } },
    interpolation: { escapeValue: false },
  });
});
const make = (language: Language, plain = false, given: Tray = tray) =>
  createHandout(
    given,
    offered,
    { county, attribution: 'Palvelutietovaranto', now },
    { plain, points: 14 },
    createHandoutWords(i18next.getFixedT(language, 'handingLater'), language),
  );
const textOf = (handout: ReturnType<typeof make>) =>
  handout === undefined ? '' : handoutText(handout).replaceAll('\u00a0', ' ');

describe('the handout', () => {
  it('tells where, when, how, the price and the note, and nothing of the client', () => {
    const text = textOf(make('fi'));
    expect(text).toContain('Palveluja sinulle 23.11.2026');
    expect(text).toContain('SYDÄNYSTÄVIEN KÄVELYRYHMÄ\nSydänystävät ry\nLeppoisa lenkki');
    expect(text).toContain('Missä: Liikuntatalo, Paraatikatu 1, 49400 Hamina\nMilloin: to 10–11');
    expect(text).toContain('Yhteys: puh. 05 000 1234 (ma–pe 9–12), puhelu on maksuton');
    expect(text).toContain('Hinta: 4,50 € kerralta');
    expect(text).toContain('Netissä: www.hamina.example/kavely');
    expect(text).toContain('Viesti sinulle: Tuomas odottaa ovella.');
    expect(text).toContain('Asiakasohjaus, puh. 05 000 1100 (ma–pe 8–16)');
    expect(text).not.toContain('aune');
  });

  it('tells of an event its coming times, where it is, and nothing that is past', () => {
    for (const plain of [false, true]) {
      const text = textOf(make('fi', plain));
      expect(text).toContain('– ti 24.11.2026 klo 17.00–18.00\n– ti 1.12.2026 klo 17.00–18.00\n');
      expect(text).toContain('Liikuntatalo, Paraatikatu 1, Hamina');
      expect(text).toContain('Viesti sinulle: Nähdään siellä.');
      expect(text).not.toContain('17.11.');
    }
  });

  it('speaks the client’s language, not the interface’s', () => {
    const text = textOf(make('sv'));
    expect(text).toContain('HJÄRTVÄNNERNAS PROMENADGRUPP\nHjärtvännerna rf');
    expect(text).toContain('Kymmene älvs välfärdsområde');
    expect(text).toContain('Pris: Avgiftsfri');
  });

  it('in plain language is made of the data alone, and keeps the professional’s words', () => {
    const text = textOf(make('fi', true));
    expect(text).not.toContain('vertaisohjaajat');
    expect(text).toContain('Täällä voit liikkua.\nPalvelu on ikääntyneille.\nPalvelun järjestää Sydänystävät ry.');
    expect(text).toContain('Paikka on Liikuntatalo.');
    expect(text).toContain('Aika on: to 10–11.');
    expect(text).toContain('Soita numeroon 05 000 1234.');
    expect(text).toContain('Palvelu maksaa.\n– Hinta: 4,50 € kerralta.');
    expect(text).toContain('Et tarvitse lähetettä.');
    expect(text).toContain('Tarvitset lähetteen tai päätöksen.');
    expect(text).toContain('Tuomas odottaa ovella.');
    for (const sentence of text.split(/[.!?]\s/)) expect(sentence.split(/\s+/).length).toBeLessThan(24);
  });

  it('is what the core takes, in each language and form', () => {
    for (const language of ['fi', 'sv', 'en'] as const)
      for (const plain of [false, true]) {
        const handout = make(language, plain);
        expect(handoutSchema.parse(handout)).toEqual(handout);
        expect(handout?.entries.map(({ id }) => id)).toHaveLength(3);
      }
  });

  it('is not there when nothing of the tray is known any more', () => {
    expect(make('fi', false, { ...tray, items: tray.items.slice(1, 2) })).toBeUndefined();
  });
});
