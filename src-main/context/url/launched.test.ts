import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LaunchAnswer, LaunchAsk } from '../../tools/post-launch.js';
import { launchKeyOf } from '../../tools/index.js';
import { PROTECTED_FACTS, counting, createDesk, deliveryOf, protectedDelivery, seen } from '../frames/testing/desk.js';
import { createUrlBinding } from './index.js';

const SECRET = 'a secret of the county';
const posted = {
  launch: {
    url: 'https://fysi.example/launch',
    fields: { client: '{patient.key}', user: '{user.id}' },
    keySecret: SECRET,
    clientId: 'core',
    clientSecret: 'x',
  },
  origins: ['https://fysi.example'],
};

/** A tool's server that answers when it is told to, in any order. */
function setUp(noClientUrl?: string) {
  const asks: { ask: LaunchAsk; signal: AbortSignal; answer: (answer: LaunchAnswer) => Promise<void> }[] = [];
  const desk = createDesk();
  const failures: unknown[] = [];
  const state = { user: { id: 'u1' } as { id: string } | undefined };
  const binding = createUrlBinding({
    tools: [{ id: 'fysi', url: 'https://fysi.example/', noClientUrl, posted }],
    ...desk,
    frames: { ...desk.frames, failed: (...failure) => void failures.push(failure) },
    launch: (ask, signal) =>
      new Promise((resolve) => {
        const answer = async (one: LaunchAnswer) => {
          resolve(one);
          await new Promise((done) => setImmediate(done));
        };
        asks.push({ ask, signal, answer });
      }),
    professional: () => state.user,
    vouched: async () => undefined,
    random: counting(),
    log: () => {},
  });
  desk.attach(binding);
  const keyOf = (version: number) => launchKeyOf('fysi', SECRET, `Patient/p${version}`);
  return {
    desk,
    binding,
    asks,
    failures,
    state,
    keyOf,
    open: (version: number) => desk.commit(deliveryOf(version, `Patient/p${version}`), 'fysi'),
    page: (version: number, ticket = 't'): LaunchAnswer => ({
      ok: true,
      url: `https://fysi.example/o?${ticket}${version}`,
    }),
    answers: () => desk.told.filter((line) => !/^(joined|left)/.test(line)),
  };
}

describe('a tool that is launched by POST', () => {
  it('gets the client’s key and nothing else of them, turvakielto or not', async () => {
    const { desk, asks, page, keyOf } = setUp();
    const frame = desk.mount('fysi');
    desk.commit(protectedDelivery(1, 'Patient/p1'), 'fysi');
    expect(asks[0]?.ask.fields).toEqual({ client: keyOf(1), user: 'u1' });
    await asks[0]?.answer(page(1));
    const all = JSON.stringify([asks.map(({ ask }) => ask), frame.shown]);
    for (const fact of [...PROTECTED_FACTS, 'Patient/p1']) expect(all).not.toContain(fact);
  });

  it('is empty until its server has answered, then holds the page, which confirms', async () => {
    const { desk, asks, open, page, keyOf, answers } = setUp();
    const frame = desk.mount('fysi');
    expect(open(1)).toEqual([true]);
    expect(frame.page()).toMatchObject({ url: null, opensClient: true });
    frame.loaded({ by: 'removed' });
    expect(asks[0]?.ask.fields).toEqual({ client: keyOf(1), user: 'u1' });
    await asks[0]?.answer(page(1));
    expect(frame.page()).toMatchObject({ url: 'https://fysi.example/o?t1', opensClient: true, version: 1 });
    expect(answers()).toEqual([]);
    frame.loaded(seen(frame, { says: keyOf(2) }));
    expect(answers()).toEqual([]);
    frame.loaded(seen(frame, { says: keyOf(1) }));
    expect(answers()).toEqual(['shown fysi change-1']);
  });

  it('cannot be vouched for before its page has come', async () => {
    const { desk, asks, open, page } = setUp();
    const frame = desk.mount('fysi');
    open(1);
    frame.loaded({ by: 'removed' });
    expect(await desk.vouch('fysi', 1)).toBe(false);
    await asks[0]?.answer(page(1));
    frame.loaded({ by: 'nothing' });
    expect(await desk.vouch('fysi', 1)).toBe(true);
  });

  it('is launched anew at each change, for each frame, and when asked once more', async () => {
    const { desk, asks, open } = setUp();
    desk.mount('fysi');
    open(1);
    open(2);
    expect(asks[0]?.signal.aborted).toBe(true);
    const again = desk.mount('fysi');
    expect(asks.map(({ ask }) => ask.fields['client'])).toHaveLength(4);
    again.unmount();
    expect(asks.at(-1)?.signal.aborted).toBe(true);
  });

  it('is not launched for nobody: its own page, or an empty frame', () => {
    const one = setUp('https://fysi.example/nobody');
    expect(one.desk.mount('fysi').page()).toMatchObject({ url: 'https://fysi.example/nobody', opensClient: false });
    const two = setUp();
    const frame = two.desk.mount('fysi');
    two.desk.commit(deliveryOf(1, null), 'fysi');
    expect(frame.page().url).toBeNull();
    frame.loaded({ by: 'removed' });
    expect([two.answers(), one.asks, two.asks]).toEqual([['shown fysi change-1'], [], []]);
  });

  it('is not launched while nobody is signed in', () => {
    const { desk, asks, state, open } = setUp();
    state.user = undefined;
    desk.mount('fysi');
    expect([open(1), asks]).toEqual([[false], []]);
  });

  it('says why it has no page: a refusal as its own, all else as the view’s failure', async () => {
    const { desk, asks, open, failures, answers } = setUp();
    desk.mount('fysi');
    open(1);
    await asks[0]?.answer({ ok: false, failure: 'timedOut' });
    expect([failures, answers()]).toEqual([[['fysi', 'timedOut', undefined]], []]);
    open(2);
    await asks[1]?.answer({ ok: false, failure: 'refused', status: 403 });
    expect([failures.at(-1), answers()]).toEqual([['fysi', 'refused', 403], ['refused fysi change-2']]);
  });

  it('shows only the present client’s page, in whatever order the answers come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constant('change'), fc.constant('close'), fc.nat()), { minLength: 1, maxLength: 30 }),
        async (steps) => {
          const { desk, asks, open, page, keyOf, failures, answers } = setUp();
          const frame = desk.mount('fysi');
          let version = 0;
          const versions: number[] = [];
          let now: number | null = null;
          for (const step of steps) {
            if (step === 'change') {
              version += 1;
              now = version;
              versions.push(version);
              open(version);
            } else if (step === 'close') {
              version += 1;
              now = null;
              desk.commit(deliveryOf(version, null), 'fysi');
            } else if (typeof step === 'number' && versions.length > 0) {
              const at = step % versions.length;
              const of = versions[at] ?? 0;
              // A stale failure must say nothing either.
              const before = failures.length;
              if (step % 3 === 0 && of !== now) {
                await asks[at]?.answer({ ok: false, failure: 'refused' });
                expect(failures).toHaveLength(before);
              } else await asks[at]?.answer(page(of));
            }
            const { url } = frame.page();
            expect([null, now === null ? null : `https://fysi.example/o?t${now}`]).toContain(url);
          }
          if (now === null || frame.page().url === null) return;
          frame.loaded(seen(frame, { says: keyOf(now) }));
          expect(answers().at(-1)).toBe(`shown fysi change-${now}`);
        },
      ),
      { numRuns: 300 },
    );
  });
});
