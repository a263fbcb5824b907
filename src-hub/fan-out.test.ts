import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Presence, presenceStateSchema } from '#shared/availability.js';
import { type HubMessage, readFromHub } from '#shared/hub-protocol.js';
import { createChangeLog } from './change-log.js';
import { createFanOut } from './fan-out.js';
import { createPresenceBook } from './presence-book.js';

const ids = ['0', '1', '2', '3'];

function setUp(keep = 300, later: (call: () => void) => void = (call) => call()) {
  const book = createPresenceBook({ hub: 'here', say: () => {}, see: () => {} });
  const changes = createChangeLog(() => 'run', keep);
  const directory = { ordinalOf: Number, idOf: String };
  const fanOut = createFanOut({ book, changes, directory, numbering: () => 'n', clock: { now: () => 0 }, later });
  const report = (id: string, state: Presence['state']) =>
    fanOut.publish(book.report('feed', 'roster', [[id, { state, reason: 'none' }]], 60_000, 0));
  return { book, changes, fanOut, report };
}
/** The payload of one unmasked frame (RFC 6455 §5.2). */
function payloadOf(frame: Buffer): Buffer {
  const length = (frame[1] ?? 0) & 127;
  return frame.subarray(length < 126 ? 2 : length === 126 ? 4 : 10);
}
function createReader() {
  const known = new Map<number, Presence>();
  const messages: HubMessage[] = [];
  const frames: Buffer[] = [];
  const state = { unsent: 0 };
  const receiver = {
    send(frame: Buffer) {
      frames.push(frame);
      const message = readFromHub(payloadOf(frame));
      if (message === undefined) throw new Error('not of the protocol');
      messages.push(message);
      if (message.type === 'snapshot') known.clear();
      if ('presences' in message) {
        for (const one of message.presences) {
          if (one.state === 'unknown') known.delete(one.ordinal);
          else known.set(one.ordinal, one);
        }
      }
    },
    unsent: () => state.unsent,
  };
  return { receiver, known, messages, frames, state };
}
const truth = (book: ReturnType<typeof createPresenceBook>) =>
  new Map(
    [...book.all()]
      .filter(([, { state }]) => state !== 'unknown')
      .map(([id, standing]) => [Number(id), { ordinal: Number(id), ...standing }]),
  );

test('whoever leaves and returns, however often, ends with the truth', () => {
  const step = fc.oneof(
    fc.record({
      do: fc.constant('report' as const),
      id: fc.constantFrom(...ids),
      state: fc.constantFrom(...presenceStateSchema.options),
    }),
    fc.record({
      do: fc.constantFrom(
        'flush' as const,
        'away' as const,
        'back' as const,
        'choke' as const,
        'breathe' as const,
        'hide' as const,
        'show' as const,
      ),
    }),
    fc.record({ do: fc.constant('watch' as const), ordinals: fc.uniqueArray(fc.nat(3)) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.constantFrom(1, 3, 300), (steps, keep) => {
      const turns: (() => void)[] = [];
      const { book, changes, fanOut, report } = setUp(keep, (call) => void turns.push(call));
      const reader = createReader();
      let present = true;
      let position = { epoch: 'run', seq: 0 };
      fanOut.add(reader.receiver, undefined);
      for (const one of steps) {
        if (one.do === 'report') {
          report(one.id, one.state);
        } else if (one.do === 'watch') fanOut.watch(reader.receiver, one.ordinals);
        else if (one.do === 'flush') fanOut.flush();
        else if (one.do === 'choke') reader.state.unsent = 9_000_000;
        else if (one.do === 'breathe') reader.state.unsent = 0;
        else if (one.do === 'hide' || one.do === 'show') fanOut.want(reader.receiver, one.do === 'show');
        else if (one.do === 'away' && present) {
          for (const message of reader.messages) if ('seq' in message) position = { epoch: 'run', seq: message.seq };
          fanOut.remove(reader.receiver);
          present = false;
        } else if (one.do === 'back' && !present) {
          reader.state.unsent = 0;
          fanOut.add(reader.receiver, position);
          present = true;
        }
      }
      reader.state.unsent = 0;
      if (!present) fanOut.add(reader.receiver, position);
      fanOut.want(reader.receiver, true);
      fanOut.flush();
      for (const turn of turns) turn();
      expect(reader.known).toEqual(truth(book));
      expect(changes.seq()).toBeLessThanOrEqual(steps.length + 1);
    }),
  );
});

test('a slow receiver gets what it lacks at once instead of a queue', () => {
  const { fanOut, report } = setUp();
  const [slow, quick] = [createReader(), createReader()];
  fanOut.add(slow.receiver, undefined);
  fanOut.add(quick.receiver, undefined);
  slow.state.unsent = 2_000_000;
  for (const state of ['busy', 'available', 'away'] as const) {
    report('1', state);
    fanOut.flush();
  }
  expect(slow.messages).toHaveLength(1);
  expect(quick.messages.map((message) => message.type)).toEqual(['snapshot', 'changes', 'changes', 'changes']);
  slow.state.unsent = 0;
  fanOut.flush();
  expect(slow.messages.map((message) => message.type)).toEqual(['snapshot', 'caughtUp']);
  expect(slow.known).toEqual(quick.known);
});

test('a message is written and framed once for all its receivers', () => {
  const { fanOut, report } = setUp();
  const readers = [createReader(), createReader()];
  for (const { receiver } of readers) fanOut.add(receiver, undefined);
  report('1', 'busy');
  fanOut.flush();
  expect(readers[0]?.frames[0]).toBe(readers[1]?.frames[0]);
  expect(readers[0]?.frames[1]).toBe(readers[1]?.frames[1]);
});

test('a receiver that paused the batches is told of those it watches, and on return of what it missed', () => {
  const { fanOut, report } = setUp();
  const reader = createReader();
  fanOut.add(reader.receiver, undefined);
  fanOut.want(reader.receiver, false);
  fanOut.watch(reader.receiver, [2]);
  report('1', 'busy');
  report('2', 'away');
  fanOut.flush();
  report('1', 'available');
  fanOut.flush();
  expect(reader.messages.map(({ type }) => type)).toEqual(['snapshot', 'now', 'now']);
  fanOut.want(reader.receiver, true);
  expect(reader.messages.at(-1)).toMatchObject({ type: 'caughtUp', seq: 2 });
  expect([...reader.known.values()].map(({ state }) => state).toSorted()).toEqual(['available', 'away']);
});

test('between two parts of a batch a newer state goes out, and an older one never comes after it', () => {
  const turns: (() => void)[] = [];
  const { fanOut, report } = setUp(300, (call) => void turns.push(call));
  const readers = Array.from({ length: 401 }, createReader);
  for (const { receiver } of readers) fanOut.add(receiver, undefined);
  const last = readers[400];
  if (last === undefined) throw new Error('a reader is missing');
  fanOut.watch(last.receiver, [1]);
  report('1', 'busy');
  fanOut.flush();
  expect(readers[399]?.messages.at(-1)?.type).toBe('changes');
  expect(last.messages.map(({ type }) => type)).toEqual(['snapshot', 'now']);
  report('1', 'away');
  for (const turn of turns.splice(0)) turn();
  expect(last.messages.map(({ type }) => type)).toEqual(['snapshot', 'now', 'changes', 'now']);
  expect(last.known.get(1)?.state).toBe('away');
});

test('an engine that counts anew: everybody gets everything anew, and no old position holds', () => {
  const { fanOut, changes, report } = setUp();
  const reader = createReader();
  fanOut.add(reader.receiver, undefined);
  report('1', 'busy');
  fanOut.flush();
  fanOut.beginAnew();
  expect(reader.messages.at(-1)).toMatchObject({ type: 'snapshot', seq: 0 });
  expect(changes.reaches({ epoch: 'another', seq: 0 })).toBe(false);
});
