import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import type { ConsultationOperation } from '#shared/hub-consultation.js';
import { AGAIN_MS, MOST_WAITING } from './outbox.js';
import { type Refused, createPost } from './post.js';
import { createLossyHub } from './testing/lossy-hub.js';

const REQUESTS = ['00000000-0000-4000-8000-0000000000aa', '00000000-0000-4000-8000-0000000000bb'];
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const operation = (index: number, request = 0): ConsultationOperation => ({
  id: idOf(index),
  consultation: REQUESTS[request] ?? '',
  action: { do: 'say', text: String(index), answer: false },
});

function setUp() {
  const hub = createLossyHub();
  const clock = createManualClock(0);
  const refused: Refused[] = [];
  const post = createPost({ talk: hub.talk, clock, onChange: () => {}, onRefused: (one) => refused.push(one) });
  hub.talk.onConnection(() => hub.talk.connected() && post.begin());
  hub.talk.onMessage((message) => message.type === 'consulted' && post.hear(message));
  const quiet = () => {
    while (hub.hubHears() || hub.workbenchHears());
  };
  return { hub, clock, post, refused, quiet };
}

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('act' as const), request: fc.nat(1), again: fc.boolean() }) },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constantFrom('connect', 'hubHears', 'hubHears', 'hubLoses', 'workbenchHears', 'workbenchHears', 'wait'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('break', 'aside') }) },
);

test('whatever is lost on the way and however often the line breaks, each operation is done once, in its order', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 80 }), (steps) => {
      const { hub, clock, post, quiet } = setUp();
      const acted: ConsultationOperation[] = [];
      for (const one of steps) {
        if (one.do === 'act') {
          const next = operation(acted.length, one.request);
          acted.push(next);
          void post.send(next);
          // A double click, also of one that was answered long ago.
          if (one.again) void post.send(acted[Math.floor(acted.length / 2)] ?? next);
        } else if (one.do === 'connect') {
          if (!hub.talk.connected()) hub.connect();
        } else if (one.do === 'break') hub.breakLine();
        else if (one.do === 'hubHears') hub.hubHears();
        else if (one.do === 'hubLoses') hub.hubHears(true);
        else if (one.do === 'workbenchHears') hub.workbenchHears();
        else if (one.do === 'wait') clock.advance(AGAIN_MS / 2);
        // Another person works here for a while, and nothing of this one's is said meanwhile.
        else post.restore(post.clear());
      }
      if (!hub.talk.connected()) hub.connect();
      for (let round = 0; round <= acted.length; round++) quiet();
      // Some may have been lost on the connection that stands.
      for (let round = 0; round <= acted.length; round++) {
        clock.advance(AGAIN_MS);
        quiet();
      }
      expect(post.waiting()).toEqual([]);
      for (const request of REQUESTS) {
        const of = (all: readonly { id: string; consultation: string }[]) =>
          all.filter(({ consultation }) => consultation === request).map(({ id }) => id);
        expect(of(hub.done)).toEqual(of(acted));
      }
    }),
  );
});

test('the doer hears that the hub has it, that it waits, or that it was refused', async () => {
  const { hub, clock, post, refused, quiet } = setUp();
  expect(await post.send(operation(0))).toEqual({ kind: 'waiting', id: REQUESTS[0] });
  hub.connect();
  quiet();
  const second = post.send(operation(1));
  quiet();
  expect(await second).toEqual({ kind: 'done', id: REQUESTS[0] });
  hub.refuseIf((id) => id === idOf(2) || id === idOf(3));
  const third = post.send(operation(2));
  quiet();
  expect(await third).toEqual({ kind: 'refused', why: 'alreadyTaken' });
  expect(refused).toEqual([]);
  // Told again, it is the same: nothing goes to the hub.
  const told = hub.heard.length;
  expect(await post.send(operation(2))).toEqual({ kind: 'refused', why: 'alreadyTaken' });
  expect(hub.heard).toHaveLength(told);

  const slow = post.send(operation(3));
  clock.advance(2_000);
  expect(await slow).toEqual({ kind: 'waiting', id: REQUESTS[0] });
  quiet();
  // Nobody waited for it any more: it is kept until it has been read.
  expect(refused).toMatchObject([{ operation: { id: idOf(3) }, why: 'alreadyTaken' }]);
});

test('a window that is gone hears nothing, and the refusal is kept', async () => {
  const { hub, post, refused, quiet } = setUp();
  hub.connect();
  hub.refuseIf(() => true);
  const gone = new AbortController();
  const sent = post.send(operation(0), gone.signal);
  gone.abort();
  await sent;
  quiet();
  expect(refused).toHaveLength(1);
});

test('a hub that is away does not fill the memory', async () => {
  const { post } = setUp();
  for (let index = 0; index < MOST_WAITING; index++) void post.send(operation(index));
  expect(await post.send(operation(MOST_WAITING))).toEqual({ kind: 'refused', why: 'tooMany' });
  expect(post.waiting()).toHaveLength(MOST_WAITING);
});

test('leaving waits until the hub has everything, or a moment', async () => {
  const { hub, clock, post, quiet } = setUp();
  hub.connect();
  void post.send(operation(0));
  void post.send(operation(1));
  const all = post.drained(1_500);
  quiet();
  await all;
  expect(post.waiting()).toEqual([]);
  void post.send(operation(2));
  const moment = post.drained(1_500);
  clock.advance(1_500);
  await moment;
  expect(post.waiting()).toHaveLength(1);
});
