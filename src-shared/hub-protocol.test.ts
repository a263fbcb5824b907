import fc from 'fast-check';
import { expect, test } from 'vitest';
import { presenceReasonSchema, presenceStateSchema } from './availability.js';
import { type Standing, decodeStanding, encodeStanding, readFromHub, readToHub } from './hub-protocol.js';

const minute = fc.integer({ min: 1, max: 60_000_000 }).map((minutes) => new Date(minutes * 60_000).toISOString());
const standing: fc.Arbitrary<Standing> = fc
  .record(
    {
      state: fc.constantFrom(...presenceStateSchema.options),
      reason: fc.constantFrom(...presenceReasonSchema.options),
      until: minute,
      lastSeen: minute,
      note: fc.string({ maxLength: 60 }),
    },
    { requiredKeys: ['state', 'reason'] },
  )
  .map((one) => ({ ...one }));

test('every standing comes through the wire as it was', () => {
  fc.assert(
    fc.property(standing, (one) => {
      const text = JSON.stringify({ type: 'say', layer: 'hand', standing: encodeStanding(one) });
      const message = readToHub(text);
      expect(message?.type === 'say' && message.standing !== null && decodeStanding(message.standing)).toEqual(one);
    }),
  );
});

test('times lose their seconds on the wire', () => {
  const wire = encodeStanding({ state: 'offline', reason: 'none', lastSeen: '2026-11-23T08:41:59.900Z' });
  expect(decodeStanding(wire).lastSeen).toBe('2026-11-23T08:41:00.000Z');
});

test('a state of a newer workbench is read as unknown', () => {
  expect(decodeStanding([99, 99, 0, 0])).toEqual({ state: 'unknown', reason: 'none' });
});

test('anything else than the protocol is refused, whatever it is', () => {
  fc.assert(fc.property(fc.string(), (text) => readToHub(text) === undefined));
  fc.assert(fc.property(fc.jsonValue(), (value) => readToHub(JSON.stringify(value)) === undefined));
  fc.assert(fc.property(fc.jsonValue(), (value) => readFromHub(JSON.stringify(value)) === undefined));
  expect(readToHub('{"type":"say","layer":"hand","standing":[2,0,0]}')).toBeUndefined();
  expect(readToHub('{"type":"say","layer":"consultation","standing":[2,0,0,0]}')).toBeUndefined();
  expect(readToHub(`{"type":"say","layer":"hand","standing":[2,0,0,0,"${'x'.repeat(61)}"]}`)).toBeUndefined();
  expect(readToHub('{"type":"hello","protocol":1,"device":"d"}')).toBeUndefined();
  expect(readToHub('{"type":"hello","protocol":2,"device":"d"}')).toEqual({
    type: 'hello',
    protocol: 2,
    device: 'd',
  });
});
