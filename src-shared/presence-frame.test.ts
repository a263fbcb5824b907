import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Presence, presenceReasonSchema, presenceStateSchema } from './availability.js';
import { type PresenceFrame, readPresenceFrame, writePresenceFrame } from './presence-frame.js';

const NOW = Date.parse('2026-11-23T08:42:18.000Z');
const minute = fc.integer({ min: 0, max: 60_000_000 }).map((minutes) => new Date(minutes * 60_000).toISOString());
const presence: fc.Arbitrary<Presence> = fc
  .record(
    {
      ordinal: fc.nat(10_000_000),
      state: fc.constantFrom(...presenceStateSchema.options),
      reason: fc.constantFrom(...presenceReasonSchema.options),
      until: minute,
      lastSeen: minute,
      note: fc.string({ unit: 'grapheme', maxLength: 8 }),
      load: fc.integer({ min: 1, max: 15 }),
    },
    { requiredKeys: ['ordinal', 'state', 'reason'] },
  )
  .map((one) => ({ ...one }));
const presences = fc
  .uniqueArray(presence, { selector: ({ ordinal }) => ordinal })
  .map((all) => all.toSorted((a, b) => a.ordinal - b.ordinal));
const seq = fc.nat();
const frame: fc.Arbitrary<PresenceFrame> = fc.oneof(
  fc.record({ type: fc.constant('snapshot' as const), epoch: fc.uuid(), numbering: fc.uuid(), seq, presences }),
  fc.record({ type: fc.constantFrom('resumed' as const, 'caughtUp' as const, 'changes' as const), seq, presences }),
  fc.record({ type: fc.constant('now' as const), presences }),
);

test('every frame comes through as it was', () => {
  fc.assert(
    fc.property(frame, (one) => {
      expect(readPresenceFrame(writePresenceFrame(one, NOW))).toEqual(one);
    }),
  );
});

test('whatever bytes come, they are a frame of the protocol or none', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const read = readPresenceFrame(bytes);
      if (read !== undefined) expect(read.presences.length * 3).toBeLessThanOrEqual(bytes.length);
    }),
  );
  // One byte changed, one cut off, one added: never an exception, and never more people than the bytes can hold.
  fc.assert(
    fc.property(frame, fc.nat(), fc.nat(255), (one, place, byte) => {
      const bytes = writePresenceFrame(one, NOW);
      const changed = Uint8Array.from(bytes);
      changed[place % bytes.length] = byte;
      readPresenceFrame(changed);
      expect(readPresenceFrame(bytes.subarray(0, place % bytes.length))).toBeUndefined();
      expect(readPresenceFrame(Uint8Array.from([...bytes, byte]))).toBeUndefined();
    }),
  );
});

test('states of a newer hub are read as unknown, and what it tells more is passed over', () => {
  const bytes = Uint8Array.from([5, 0, 2, 4, (7 << 5) | 31, 8, 2, 99, 99, 1, (2 << 5) | 0, 0x30]);
  expect(readPresenceFrame(bytes)).toEqual({
    type: 'now',
    presences: [
      { ordinal: 3, state: 'unknown', reason: 'none' },
      { ordinal: 4, state: 'available', reason: 'none', load: 3 },
    ],
  });
});

test('a county takes few bytes: three a person, and two or three more for each time that is told', () => {
  const people: Presence[] = Array.from({ length: 5_000 }, (_, ordinal) => ({
    ordinal,
    state: 'busy',
    reason: 'client',
    ...(ordinal % 3 === 0 ? { until: new Date(NOW + ordinal * 60_000).toISOString() } : {}),
  }));
  const whole = writePresenceFrame({ type: 'snapshot', epoch: 'e', numbering: 'n', seq: 1, presences: people }, NOW);
  expect(whole.length).toBeLessThan(20_000);
  const change = writePresenceFrame({ type: 'now', presences: people.slice(4_000, 4_001) }, NOW);
  expect(change.length).toBeLessThan(12);
});
