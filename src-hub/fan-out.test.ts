import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FromHub, type WirePresence, encodeStanding, readFromHub } from '#shared/hub-protocol.js';
import { presenceStateSchema } from '#shared/availability.js';
import { createChangeLog } from './change-log.js';
import { createFanOut } from './fan-out.js';
import { createPresenceBook } from './presence-book.js';

const ids = ['0', '1', '2', '3'];

function setUp(keep = 300) {
  const book = createPresenceBook();
  const changes = createChangeLog('run', keep);
  const fanOut = createFanOut({ book, changes, directory: { ordinalOf: Number }, clock: { now: () => 0 } });
  return { book, changes, fanOut };
}
function createReader() {
  const known = new Map<number, WirePresence>();
  const messages: FromHub[] = [];
  const texts: Buffer[] = [];
  const state = { unsent: 0 };
  const receiver = {
    send(text: Buffer) {
      texts.push(text);
      const message = readFromHub(String(text));
      if (message === undefined) throw new Error('not of the protocol');
      messages.push(message);
      if (message.type === 'snapshot') known.clear();
      if ('presences' in message) {
        for (const one of message.presences) {
          if (one[1] === 0) known.delete(one[0]);
          else known.set(one[0], one);
        }
      }
    },
    unsent: () => state.unsent,
  };
  return { receiver, known, messages, texts, state };
}
const known = (book: ReturnType<typeof createPresenceBook>) =>
  [...book.all()].filter(([, { standing }]) => standing.state !== 'unknown');
const truth = (book: ReturnType<typeof createPresenceBook>) =>
  new Map(known(book).map(([id, { standing }]) => [Number(id), [Number(id), ...encodeStanding(standing)]]));

test('whoever leaves and returns, however often, ends with the truth', () => {
  const step = fc.oneof(
    fc.record({
      do: fc.constant('report' as const),
      id: fc.constantFrom(...ids),
      state: fc.constantFrom(...presenceStateSchema.options),
    }),
    fc.record({
      do: fc.constantFrom('flush' as const, 'away' as const, 'back' as const, 'choke' as const, 'breathe' as const),
    }),
    fc.record({ do: fc.constant('watch' as const), ordinals: fc.uniqueArray(fc.nat(3)) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.constantFrom(1, 3, 300), (steps, keep) => {
      const { book, changes, fanOut } = setUp(keep);
      const reader = createReader();
      let present = true;
      let position = { epoch: 'run', seq: 0 };
      fanOut.add(reader.receiver, undefined);
      for (const one of steps) {
        if (one.do === 'report') {
          fanOut.publish(book.report('feed', [[one.id, { state: one.state, reason: 'none' }]], 60_000, 0));
        } else if (one.do === 'watch') fanOut.watch(reader.receiver, one.ordinals);
        else if (one.do === 'flush') fanOut.flush();
        else if (one.do === 'choke') reader.state.unsent = 9_000_000;
        else if (one.do === 'breathe') reader.state.unsent = 0;
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
      fanOut.flush();
      expect(reader.known).toEqual(truth(book));
      expect(changes.seq()).toBeLessThanOrEqual(steps.length + 1);
    }),
  );
});

test('a slow receiver gets one snapshot instead of a queue', () => {
  const { book, fanOut } = setUp();
  const [slow, quick] = [createReader(), createReader()];
  fanOut.add(slow.receiver, undefined);
  fanOut.add(quick.receiver, undefined);
  slow.state.unsent = 2_000_000;
  for (const state of ['busy', 'available', 'away'] as const) {
    fanOut.publish(book.report('feed', [['1', { state, reason: 'none' }]], 60_000, 0));
    fanOut.flush();
  }
  expect(slow.messages).toHaveLength(1);
  expect(quick.messages.map((message) => message.type)).toEqual(['snapshot', 'changes', 'changes', 'changes']);
  slow.state.unsent = 0;
  fanOut.flush();
  expect(slow.messages.map((message) => message.type)).toEqual(['snapshot', 'snapshot']);
  expect(slow.known).toEqual(quick.known);
});

test('a message is written once for all its receivers', () => {
  const { book, fanOut } = setUp();
  const readers = [createReader(), createReader()];
  for (const { receiver } of readers) fanOut.add(receiver, undefined);
  fanOut.publish(book.report('feed', [['1', { state: 'busy', reason: 'none' }]], 60_000, 0));
  fanOut.flush();
  expect(readers[0]?.texts[0]).toBe(readers[1]?.texts[0]);
  expect(readers[0]?.texts[1]).toBe(readers[1]?.texts[1]);
});
