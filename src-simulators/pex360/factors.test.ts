import { describe, expect, it } from 'vitest';
import { conditionSchema, flagSchema, observationSchema } from '../lib/records/schemas.js';
import { profileOf } from './factors.js';
import { measureCodes, themeRules } from './themes.js';

const observation = (code: string, text: string, value: number, at: string, high?: number) =>
  observationSchema.parse({
    resourceType: 'Observation',
    code: { text, coding: [{ code }] },
    effectiveDateTime: at,
    valueQuantity: { value, unit: 'pistettä' },
    ...(high === undefined ? {} : { referenceRange: [{ low: { value: 0 }, high: { value: high } }] }),
  });
const condition = (code: string, text: string, status = 'active', social = false) =>
  conditionSchema.parse({
    resourceType: 'Condition',
    code: { text, coding: [{ code }] },
    clinicalStatus: { coding: [{ code: status }] },
    ...(social ? { meta: { tag: [{ system: 'urn:oid:1.2.246.537.5.40150.2009', code: '4' }] } } : {}),
  });
const nothing = { conditions: [], flags: [], observations: [] };
const theme = (title: string, parts: Parameters<typeof profileOf>[0]) =>
  profileOf(parts).themes.find((one) => one.title === title)?.factors ?? [];

describe('risk factors by theme', () => {
  it('knows nothing of a client without records, and says so of every theme', () => {
    const profile = profileOf(nothing);
    expect(profile.themes.every(({ factors }) => factors.length === 0)).toBe(true);
    expect(profile.unknown).toBe(themeRules.length);
    expect(profile.raised).toBe(0);
  });

  it('shows the newest result against its own reference range, and the one before it', () => {
    const observations = [
      observation('75624-7', 'AUDIT-kysely', 6, '2024-01-03T09:00:00+02:00', 7),
      observation('75624-7', 'AUDIT-kysely', 12.5, '2026-10-12T12:40:00+03:00', 7),
    ];
    expect(theme('Elintavat', { ...nothing, observations })).toEqual([
      {
        label: 'AUDIT-kysely',
        value: '12,5 pistettä',
        detail: 'viite 0–7 · edellinen 6 pistettä (3.1.2024)',
        date: '12.10.2026',
        level: 'raised',
      },
    ]);
  });

  it('looks at both parts of a blood pressure', () => {
    const part = (value: number, high: number) => ({
      valueQuantity: { value, unit: 'mmHg' },
      referenceRange: [{ high: { value: high } }],
    });
    const pressure = (low: number) =>
      observationSchema.parse({
        resourceType: 'Observation',
        code: { text: 'Verenpaine', coding: [{ code: '85354-9' }] },
        effectiveDateTime: '2026-09-02T14:40:00+03:00',
        component: [part(130, 135), part(low, 85)],
      });
    const of = (low: number) => theme('Sydän ja verisuonet', { ...nothing, observations: [pressure(low)] })[0];
    expect(of(80)).toMatchObject({ value: '130/80 mmHg', level: 'usual', detail: 'viite enintään 135 / enintään 85' });
    expect(of(92)?.level).toBe('raised');
  });

  it('tells a diagnosis that is over from one in force, and gives each to one theme', () => {
    const conditions = [condition('F17.2', 'Tupakkariippuvuus', 'inactive'), condition('I48', 'Eteisvärinä')];
    expect(theme('Elintavat', { ...nothing, conditions })).toMatchObject([{ value: 'F17.2', level: 'past' }]);
    expect(theme('Mielen hyvinvointi', { ...nothing, conditions })).toEqual([]);
    expect(theme('Sydän ja verisuonet', { ...nothing, conditions })).toMatchObject([{ level: 'noted' }]);
  });

  it('shows nothing of the social welfare register, and no result entered in error', () => {
    const conditions = [condition('Z63.4', 'Perheenjäsenen kuolema', 'active', true)];
    expect(theme('Sosiaalinen tilanne', { ...nothing, conditions })).toEqual([]);
    const flags = [
      flagSchema.parse({ resourceType: 'Flag', status: 'active', code: { text: 'Omaishoitaja' } }),
      flagSchema.parse({ resourceType: 'Flag', status: 'inactive', code: { text: 'Tulkin tarve' } }),
    ];
    expect(theme('Sosiaalinen tilanne', { ...nothing, flags }).map(({ label }) => label)).toEqual(['Omaishoitaja']);
    const wrong = { ...observation('44261-6', 'PHQ-9', 20, '2026-01-01', 9), status: 'entered-in-error' };
    expect(theme('Mielen hyvinvointi', { ...nothing, observations: [wrong] })).toEqual([]);
  });

  it('asks for each measurement once', () => {
    expect(new Set(measureCodes()).size).toBe(measureCodes().length);
  });
});
