import { describe, expect, it } from 'vitest';
import { ptv12ChannelSchema } from '#shared/ptv12.js';
import { toChannel as toTrayChannel } from '../../channels.js';
import { toHours } from './hours.js';
import { plain } from './plain.js';
import { toChannel } from './to-held.js';

const hour = (day: string, more: Record<string, unknown> = {}) => ({
  type: 'WeeklyUntilFurtherNoticeServiceHour',
  weeklyHours: {
    [day]: { hours: [{ start: '08:00', end: '16:00', openingStatus: 'Open', repetition: 'Weekly', ...more }] },
  },
});
const channelOf = (raw: Record<string, unknown>) => {
  const channel = toChannel(ptv12ChannelSchema.parse({ contentId: 'c1', ...raw }), () => []);
  const connection = { serviceChannel: { id: 'c1', name: null }, description: [], serviceHours: [] };
  return toTrayChannel(connection, channel);
};
const phone = (more: Record<string, unknown>) =>
  channelOf({
    serviceChannelType: 'TelephoneService',
    languageVersions: { fi: { name: 'Neuvonta', phoneNumbers: [{ chargeType: 'Charged', ...more }] } },
  });

describe('v12’s hours', () => {
  it('are told by days, from when until when', () => {
    const hours = ptv12ChannelSchema.parse({
      contentId: 'c1',
      serviceHours: {
        hours: [
          { ...hour('monday'), type: 'WeeklyDateRangeServiceHour', fromDate: '2026-12-01', toDate: '2026-12-31' },
        ],
      },
    }).serviceHours;
    expect(toHours(hours)).toMatchObject([
      {
        validFrom: '2026-12-01',
        validTo: '2026-12-31',
        openingHour: [{ dayFrom: 'Monday', from: '08:00', to: '16:00' }],
      },
    ]);
  });
  it.each([
    ['every other week', hour('monday', { repetition: 'OddWeeks' }), undefined],
    ['by appointment', hour('monday', { openingStatus: 'OpenOnReservation' }), 'sovittuna aikana'],
    ['always', { type: 'ContinuousAlwaysValidServiceHour', openingStatus: 'Open' }, 'ympäri vuorokauden'],
    ['exceptions only', { ...hour('monday'), type: 'ExceptionalDateRangeServiceHour' }, undefined],
    [
      'a stretch over days',
      { type: 'ContinuousWeekdaysUntilFurtherNoticeServiceHour', openingStatus: 'Open' },
      undefined,
    ],
    ['plainly', hour('sunday'), 'su 8–16'],
  ])('%s', (_, one, words) => {
    expect(channelOf({ serviceHours: { hours: [one] } })?.hours?.fi).toBe(words);
  });
});

describe('v12’s numbers', () => {
  it.each([
    ['of Finland', { type: 'DomesticPhone', number: '0500012345' }, '050 001 2345', 'localRate'],
    ['of a service', { type: 'DomesticPhone', number: '116117', chargeType: 'Free' }, '116117', 'free'],
    [
      'with its country',
      { type: 'InternationalPhone', dialCode: '+358', number: '500012345' },
      '050 001 2345',
      'localRate',
    ],
    ['that costs more', { type: 'DomesticPhone', number: '0600123', chargeType: 'ExtraCharge' }, '06 001 23', 'other'],
  ])('%s', (_, one, written, callCharge) => {
    const found = phone(one);
    expect(found?.kind).toBe('phone');
    expect(found?.phone?.replaceAll(' ', '')).toBe(written.replaceAll(' ', ''));
    expect(found?.callCharge).toBe(callCharge);
  });
  it.each(['Fax', 'Sms'])('for %s are none to call', (type) => {
    expect(phone({ type, dialCode: '+358', number: '500012345' })?.phone).toBeUndefined();
  });
});

describe('v12’s places', () => {
  const place = (coordinates: object[]) =>
    channelOf({
      serviceChannelType: 'ServiceLocation',
      languageVersions: { fi: { name: 'Talo' } },
      location: {
        streetAddresses: [{ streetName: { fi: 'Katu' }, addressDetail: '1', postalCode: '48100', coordinates }],
      },
    });
  it('stand where they are told in EPSG:3067', () => {
    const known = { system: 'EPSG:3067', northing: 6_715_500, easting: 514_600 };
    expect(place([{ ...known, system: 'Unknown', northing: 1 }, known])?.coordinates?.latitude).toBeCloseTo(60.57, 1);
  });
  it('have no point where nothing is known of it', () => {
    const found = place([{ system: 'Unknown', northing: 6_715_500, easting: 514_600 }]);
    expect([found?.coordinates, found?.address]).toEqual([undefined, 'Katu 1, 48100']);
  });
});

describe('Markdown', () => {
  it.each([
    ['### Otsikko\nTeksti', 'Otsikko\nTeksti'],
    ['Se on **tärkeää** ja *uutta*.', 'Se on tärkeää ja uutta.'],
    ['* yksi\n- kaksi', '• yksi\n• kaksi'],
    ['Lue [ohje](https://kymijoki.example/a) ensin', 'Lue ohje (https://kymijoki.example/a) ensin'],
    ['5 * 3 * 2 ja a*b*c', '5 * 3 * 2 ja a*b*c'],
    ['Hinta 10–20 e, ks. #1', 'Hinta 10–20 e, ks. #1'],
  ])('%j', (text, words) => {
    expect(plain(text)).toBe(words);
  });
});
