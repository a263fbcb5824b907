import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ptvServiceHourSchema } from '#shared/ptv.js';
import { sectorOf, selfReferralOf, targetGroupsOf, themesOf } from './classify.js';
import { describeHours } from './hours.js';
import { formatPhone } from './phone.js';
import { localized, placeName } from './texts.js';

const day = (dayFrom: string, from: string, to: string, dayTo = '') => ({ dayFrom, dayTo, from, to });
const hours = (...openingHour: object[]) => [ptvServiceHourSchema.parse({ openingHour })];

describe('describeHours', () => {
  it('joins days that are alike, in three languages', () => {
    const week = hours(
      day('Monday', '08:00:00', '16:00:00'),
      day('Tuesday', '08:00:00', '16:00:00'),
      day('Saturday', '10:00:00', '14:30:00'),
    );
    expect(describeHours(week)).toEqual({
      fi: 'ma–ti 8–16, la 10–14.30',
      sv: 'mån–tis 8–16, lör 10–14.30',
      en: 'Mon–Tue 8–16, Sat 10–14:30',
    });
  });
  it('knows ranges, two spells a day, always open, by appointment, and nothing', () => {
    expect(describeHours(hours(day('Monday', '09:00:00', '15:00:00', 'Friday')))?.fi).toBe('ma–pe 9–15');
    const twice = hours(day('Friday', '09:00:00', '11:00:00'), day('Friday', '13:00:00', '15:00:00'));
    expect(describeHours(twice)?.fi).toBe('pe 9–11, 13–15');
    expect(describeHours([ptvServiceHourSchema.parse({ isAlwaysOpen: true })])?.sv).toBe('dygnet runt');
    expect(describeHours([ptvServiceHourSchema.parse({ isReservation: true })])?.fi).toBe('sovittuna aikana');
    expect(describeHours([ptvServiceHourSchema.parse({})])).toBeUndefined();
    expect(describeHours([])).toBeUndefined();
  });
});

describe('formatPhone', () => {
  it.each([
    ['+358', '447943552', '044 794 3552'],
    ['+358', '0447943552', '044 794 3552'],
    ['+358', '50001234', '05 000 1234'],
    [null, '116117', '116117'],
    ['+46', '8123456', '+46 8123456'],
  ])('%s %s is %s', (prefixNumber, number, written) => {
    expect(formatPhone({ prefixNumber, number, language: 'fi' })).toBe(written);
  });
  it('keeps every digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{4,10}$/), (number) => {
        const written = formatPhone({ prefixNumber: '+358', number, language: 'fi' });
        expect(written.replaceAll(' ', '')).toBe(`0${number}`);
      }),
    );
  });
});

describe('classify', () => {
  it('finds a theme by the first class that tells one', () => {
    expect(themesOf(['P99', 'P27.1', 'P5.1'], '')[0]).toBe('exercise');
    expect(themesOf(['P5.20'], '')[0]).toBe('nutrition');
    expect(themesOf(['P5.2'], '')[0]).toBe('family');
    expect(themesOf(['P5.7'], 'masennus ahdistus')[0]).toBe('mind');
    expect(themesOf(['P5.7'], 'alkoholi')[0]).toBe('substances');
    expect(themesOf([], 'mitä vain')[0]).toBe('everyday');
  });
  it('tells a referral that is needed from one that is not', () => {
    expect(selfReferralOf(['Tarvitset lähetteen lääkäriltä.'])).toBe(false);
    expect(selfReferralOf(['Palveluun tarvitaan vammaispalvelujen päätös.'])).toBe(false);
    expect(selfReferralOf(['Soita. Lähetettä ei tarvita.'])).toBe(true);
    expect(selfReferralOf(['Tule ilman lähetettä.', 'Lähetä viesti tai sähköposti.'])).toBe(true);
    expect(selfReferralOf([])).toBe(true);
  });
  it('tells whose an organisation is', () => {
    expect(sectorOf('Organization', 'Haminan rannikkoseurakunta')).toBe('parish');
    expect(sectorOf('Organization', 'Kaakon Ystävärinki ry')).toBe('ngo');
    expect(sectorOf(null, 'Mikkelin kaupunki')).toBe('municipality');
    expect(sectorOf('SotePrivate', 'Kuntoutus Kajo Oy')).toBe('private');
    expect(sectorOf(null, 'Kymijoen hyvinvointialue')).toBe('county');
  });
  it('adds the groups that PTV has no code for', () => {
    expect(targetGroupsOf(['KR1.1'], 'omaishoitaja')).toEqual(['older', 'carers']);
    expect(targetGroupsOf(['KR1'], 'työttömät')).toEqual(['workingAge', 'everyone']);
  });
});

describe('texts', () => {
  it('passes over empty values and stands another language in for Finnish', () => {
    const items = [
      { language: 'fi', value: ' ', type: 'Summary' },
      { language: 'sv', value: 'Kort', type: 'Summary' },
    ];
    expect(localized(items, 'Summary')?.fi).toBe('Kort');
    expect(localized(items, 'Name')).toBeUndefined();
  });
  it('writes place names as names', () => {
    expect(placeName('S:T MICHEL-BY')).toBe('S:t Michel-By');
    expect(placeName('Hamina')).toBe('Hamina');
  });
});
