import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer, readStatus, wordsOfOutcome } from './answers.js';
import { SUPPORTED_EVENTS, listOf, parseWanted, toEventName } from './names.js';
import { readPublished } from './published.js';
import { mayUse } from './scopes.js';
import { readForm, readSubscription } from './subscription-request.js';
import { readSyncError, syncErrorEvent } from './sync-error.js';
import { parseTimestamp } from './timestamps.js';

const anyCase = (text: string) =>
  fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((upper) => [...text].map((one, n) => (upper[n] === true ? one.toUpperCase() : one.toLowerCase())).join(''));

describe('times', () => {
  it('reads every time as it was written, with and without a zone', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
        const iso = date.toISOString();
        expect(parseTimestamp(iso)).toBe(date.getTime());
        expect(parseTimestamp(iso.slice(0, -1))).toBe(date.getTime());
        expect(parseTimestamp(iso.replace('T', 'T0'))).toBe(date.getTime());
        expect(parseTimestamp(iso.replace('Z', '+0200'))).toBe(date.getTime() - 7_200_000);
      }),
    );
  });

  it('reads parts of a second as parts of a second', () => {
    expect(parseTimestamp('2018-01-08T01:37:05.14')).toBe(Date.UTC(2018, 0, 8, 1, 37, 5, 140));
    expect(parseTimestamp('2018-01-08T01:37:05.123456+00:00')).toBe(Date.UTC(2018, 0, 8, 1, 37, 5, 123));
    expect(parseTimestamp('2018-01-08T01:37Z')).toBe(Date.UTC(2018, 0, 8, 1, 37));
  });

  it('takes nothing else for a time', () => {
    for (const text of ['', 'now', '2018-01-08', '2018-13-08T01:37:05Z', '2018-01-08T25:37:05Z', '1515375425'])
      expect([text, parseTimestamp(text)]).toEqual([text, undefined]);
    fc.assert(fc.property(fc.string(), (text) => void parseTimestamp(text)));
  });
});

describe('names', () => {
  it('knows an event in any case', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SUPPORTED_EVENTS).chain((name) => fc.tuple(fc.constant(name), anyCase(name))),
        ([name, written]) => {
          expect(toEventName(` ${written} `)).toBe(name);
        },
      ),
    );
  });

  it('reads a list as a set, in the subscriber’s own spelling', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SUPPORTED_EVENTS).chain(anyCase)), (written) => {
        const wanted = parseWanted(`${written.join(' , ')},,Observation-open`);
        const first = written.filter(
          (one, n) => written.findIndex((other) => other.toLowerCase() === one.toLowerCase()) === n,
        );
        expect(listOf(wanted)).toBe(first.join(','));
        expect(listOf(parseWanted(listOf(wanted)))).toBe(listOf(wanted));
      }),
    );
    expect(parseWanted('*').size).toBe(SUPPORTED_EVENTS.length);
  });
});

describe('scopes', () => {
  it('allow what they name and nothing else', () => {
    expect(mayUse(['fhircast/Patient-open.read'], 'patient-open', 'read')).toBe(true);
    expect(mayUse(['fhircast/Patient-open.read'], 'Patient-open', 'write')).toBe(false);
    expect(mayUse(['fhircast/*.*'], 'Patient-close', 'write')).toBe(true);
    expect(mayUse(['fhircast/Patient-open.*', 'openid'], 'Patient-close', 'read')).toBe(false);
    expect(mayUse(['xfhircast/*.*', 'fhircast/*.*x', 'fhircast/*'], 'Patient-close', 'read')).toBe(false);
    expect(mayUse([], 'Patient-open', 'read')).toBe(false);
    expect(mayUse('all', 'Patient-open', 'read')).toBe(true);
  });
});

describe('subscription requests', () => {
  it('come through a form whatever their values hold', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ minLength: 1, unit: 'binary' }), fc.string({ unit: 'binary' })),
        (fields) => {
          expect(readForm(new URLSearchParams(fields).toString())).toEqual({ fields: { ...fields } });
        },
      ),
    );
    expect(readForm('a=1&b=2&a=3')).toEqual({ repeated: 'a' });
    expect(readForm('__proto__=1&__proto__=2')).toEqual({ repeated: '__proto__' });
  });

  it('are read or refused, never a fault', () => {
    fc.assert(
      fc.property(
        fc.record(
          {
            'hub.mode': fc.oneof(fc.constant('subscribe'), fc.anything()),
            'hub.topic': fc.oneof(fc.constant('t'), fc.anything()),
            'hub.channel.type': fc.oneof(fc.constant('websocket'), fc.anything()),
            'hub.lease_seconds': fc.oneof(fc.nat(), fc.anything()),
            'hub.events': fc.oneof(fc.constant('Patient-open'), fc.anything()),
          },
          { requiredKeys: [] },
        ),
        (fields) => {
          const read = readSubscription(fields);
          if ('wrong' in read) {
            expect(read.wrong.length).toBeGreaterThan(5);
          } else {
            expect(read.leaseSeconds === undefined || read.leaseSeconds >= 1).toBe(true);
            expect(read.topic).not.toBe('');
          }
        },
      ),
    );
    fc.assert(fc.property(fc.anything(), (fields) => void readSubscription(fields)));
  });
});

describe('events and answers', () => {
  it('are read or refused, never a fault', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (event, context) => {
        readPublished(event);
        readAnswer(JSON.stringify(event));
        wordsOfOutcome(event);
        const read = readPublished({
          timestamp: '2026-11-23T08:00:00Z',
          id: 'x',
          event: { 'hub.event': 'x', context },
        });
        if (!('wrong' in read)) readSyncError(read.context);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void readAnswer(text)));
  });

  it('reads a status whether number, text or missing', () => {
    expect([200, '200', undefined, null, '', '202', 409, '404', '500', 'what', 302, 100].map(readStatus)).toEqual(
      [
        'shown',
        'shown',
        'shown',
        'shown',
        'shown',
        'accepted',
        'refused',
        'refused',
        'failed',
        'failed',
        'failed',
      ].concat('failed'),
    );
  });

  it('reads what a SyncError of the hub is about', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (id, subscriber) => {
        const fault = { event: { id, name: 'Patient-open' }, subscriber, what: 'refused' } as const;
        const { context } = syncErrorEvent(fault, 'e', 0);
        expect(readSyncError(context)?.eventId).toBe(id);
      }),
    );
  });
});
