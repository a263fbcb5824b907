import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Presence, presenceReasonSchema, presenceStateSchema } from './availability.js';
import { decodePresence, encodePresence, readFromHub, readToHub } from './hub-protocol.js';

const minute = fc.integer({ min: 1, max: 60_000_000 }).map((minutes) => new Date(minutes * 60_000).toISOString());
const presence: fc.Arbitrary<Presence> = fc
  .record(
    {
      ordinal: fc.nat(),
      state: fc.constantFrom(...presenceStateSchema.options),
      reason: fc.constantFrom(...presenceReasonSchema.options),
      until: minute,
      lastSeen: minute,
    },
    { requiredKeys: ['ordinal', 'state', 'reason'] },
  )
  .map((one) => ({ ...one }));

test('every presence comes through the wire as it was', () => {
  fc.assert(
    fc.property(fc.array(presence), (presences) => {
      const text = JSON.stringify({
        type: 'changes',
        seq: 1,
        at: 1,
        presences: presences.map(({ ordinal, ...standing }) => encodePresence(ordinal, standing)),
      });
      const message = readFromHub(text);
      expect(message?.type === 'changes' && message.presences.map(decodePresence)).toEqual(presences);
    }),
  );
});

test('times lose their seconds on the wire', () => {
  const wire = encodePresence(3, { state: 'offline', reason: 'none', lastSeen: '2026-11-23T08:41:59.900Z' });
  expect(decodePresence(wire).lastSeen).toBe('2026-11-23T08:41:00.000Z');
});

test('a state of a newer hub is read as unknown', () => {
  expect(decodePresence([7, 99, 99, 0, 0])).toEqual({ ordinal: 7, state: 'unknown', reason: 'none' });
});

test('anything else than the protocol is refused, whatever it is', () => {
  fc.assert(fc.property(fc.string(), (text) => readToHub(text) === undefined));
  fc.assert(fc.property(fc.jsonValue(), (value) => readToHub(JSON.stringify(value)) === undefined));
  expect(readToHub('{"type":"set","standing":[2,0,0]}')).toBeUndefined();
  expect(readToHub('{"type":"hello","protocol":2}')).toBeUndefined();
  expect(readToHub('{"type":"hello","protocol":1}')).toEqual({ type: 'hello', protocol: 1 });
});
