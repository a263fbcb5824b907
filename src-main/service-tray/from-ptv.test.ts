import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceSchema } from '#shared/service-tray.js';
import { ptvChannelSchema, ptvListSchema } from '#shared/ptv.js';
import { parsePtv } from './sources/files.js';
import { needsRealPtv, realPtv } from '../../tests/lib/shared-data.js';
import { toChannel } from './channels.js';
import { fromPtv, fromService } from './from-ptv.js';

const none = { channels: new Map(), organizations: new Map() };
const minimal = { id: 'x', serviceNames: [{ language: 'sv', value: 'Promenad', type: 'Name' }] };

describe('fromPtv', () => {
  it('takes a service that has nothing but an id and a Swedish name', () => {
    const taken = fromPtv(minimal, none);
    expect(taken).toMatchObject({
      ok: true,
      service: {
        name: { fi: 'Promenad', sv: 'Promenad' },
        summary: { fi: 'Promenad' },
        charge: 'unknown',
        theme: 'everyday',
        targetGroups: ['everyone'],
        selfReferral: true,
      },
    });
  });

  it('tells why it leaves a service out', () => {
    expect(fromPtv({ ...minimal, serviceNames: null }, none)).toEqual({
      ok: false,
      reason: 'x: no name in any language',
    });
    expect(fromPtv({ ...minimal, publishingStatus: 'Draft' }, none)).toEqual({ ok: false, reason: 'x: Draft' });
    expect(fromPtv({ name: 'no id' }, none).ok).toBe(false);
  });

  it('reads themes, groups and the need of a referral', () => {
    const taken = fromPtv(
      {
        ...minimal,
        serviceClasses: [{ code: 'P5.7', name: [] }],
        keywords: [
          { language: 'fi', value: 'Päihdekuntoutus' },
          { language: 'fi', value: null },
        ],
        targetGroups: [{ code: 'KR1.1' }, { code: 'KR9' }],
        requirements: [{ language: 'fi', value: 'Palveluun tarvitaan lääkärin lähete.' }],
        areas: [
          { type: 'Municipality', municipalities: [{ name: [{ language: 'fi', value: 'Hamina' }] }] },
          { type: 'Region', municipalities: [{ name: [{ language: 'fi', value: 'Kotka' }] }] },
        ],
      },
      none,
    );
    expect(taken).toMatchObject({
      ok: true,
      service: {
        theme: 'substances',
        targetGroups: ['older'],
        selfReferral: false,
        municipalities: [{ fi: 'Hamina' }],
      },
    });
  });

  it('never throws, and gives only what the contract allows, for any object at all', () => {
    const odd = fc.oneof(fc.constant(null), fc.string(), fc.integer(), fc.array(fc.jsonValue()), fc.jsonValue());
    const keys = ['serviceNames', 'serviceDescriptions', 'areas', 'serviceChannels', 'organizations', 'modified'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys, 'languages', 'keywords'), odd), (fields) => {
        const taken = fromPtv({ ...minimal, ...fields }, none);
        if (taken.ok) serviceSchema.parse(taken.service);
      }),
    );
  });

  it('takes the interface’s real objects as they are', ({ skip }) => {
    needsRealPtv(skip);
    const [service] = ptvListSchema.parse(JSON.parse(realPtv.read('etalukio_service.json')));
    const taken = fromPtv(service, none);
    if (!taken.ok) throw new Error(taken.reason);
    serviceSchema.parse(taken.service);
    expect(taken.service).toMatchObject({ charge: 'free', modified: '2020-04-22', municipalities: [] });
    expect(taken.service.keywords).toContain('etäopetus');
    expect(taken.service.channels).toHaveLength(3);

    const channel = ptvChannelSchema.parse(JSON.parse(realPtv.read('otava_service_channel.json')));
    const link = { serviceChannel: { id: channel.id, name: null }, description: [], serviceHours: [] };
    expect(toChannel(link, channel)).toMatchObject({
      kind: 'inPerson',
      address: 'Otavantie 2 B, 50670 Otava',
      phone: '044 794 3552',
      callCharge: 'localRate',
      // Otava's church village, south of Mikkeli.
      coordinates: { latitude: expect.closeTo(61.65, 1), longitude: expect.closeTo(27.06, 1) },
      hours: { fi: 'ma–pe 8–16', sv: 'mån–fre 8–16', en: 'Mon–Fri 8–16' },
    });
  });

  it('takes all of a real extract, and says what it leaves out', ({ skip }) => {
    needsRealPtv(skip);
    const read = parsePtv(realPtv.read('services.json'), 'services.json');
    if ('failure' in read) throw new Error('not read');
    expect(read.entries).toHaveLength(1790);
    expect(read.skipped).toEqual([]);
    for (const { what, item } of read.entries) {
      if (what !== 'services') throw new Error(what);
      serviceSchema.parse(fromService(item, none));
    }
  });
});
