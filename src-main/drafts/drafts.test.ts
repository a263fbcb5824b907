import { createRouterClient } from '@orpc/server';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLive } from '../live.js';
import { createDrafts } from './index.js';

const AUNE = 'Patient/aune';
const EERO = 'Patient/eero';

function setUp(reference: string | null = AUNE) {
  const client = createLive({ reference });
  let now = Date.parse('2026-11-23T08:42:00.000Z');
  const drafts = createDrafts({ client, clock: { now: () => now } });
  return {
    client,
    drafts,
    screen: createRouterClient(drafts.router, { context: { screen: 1 } }),
    open: (next: string | null) => client.set({ reference: next }),
    later: (ms: number) => void (now += ms),
  };
}
const draft = (client: string, text: string) => ({ client, kind: 'note' as const, text });
const note = (client: string, text: string, session = 1) => ({ ...draft(client, text), session });

describe('drafts', () => {
  it('keeps a note with its client, and shows it when that client is open', async () => {
    const { screen, drafts, open, later } = setUp();
    expect(await screen.save(note(AUNE, 'Soittaa huomenna'))).toEqual({ revision: 1 });
    open(EERO);
    const stop = new AbortController();
    const seen = await screen.watch(undefined, { signal: stop.signal });
    expect((await seen.next()).value).toMatchObject({ client: EERO, revision: 1, drafts: [] });
    // Keystrokes that were on their way stay with the one they were written for.
    later(1000);
    await screen.save(note(AUNE, 'Soittaa huomenna klo 9'));
    open(AUNE);
    const kept = { ...draft(AUNE, 'Soittaa huomenna klo 9'), savedAt: '2026-11-23T08:42:01.000Z' };
    expect((await seen.next()).value).toEqual({
      session: 1,
      client: AUNE,
      revision: 2,
      drafts: [kept],
    });
    expect(drafts.list(AUNE)).toEqual([kept]);
    expect(drafts.list(EERO)).toEqual([]);
    stop.abort();
    await seen.return?.(undefined);
  });

  it('tells on which screen a draft is being written, until it is put aside', async () => {
    const { screen, drafts } = setUp();
    const request = { ...note(AUNE, '{}'), kind: 'consultation' as const };
    await screen.save({ ...request, openOn: 2 });
    expect(drafts.list(AUNE)).toMatchObject([{ kind: 'consultation', openOn: 2 }]);
    await screen.save(request);
    expect(drafts.list(AUNE)[0]).not.toHaveProperty('openOn');
  });

  it('says how many clients have a note that goes with the session: no white space, and no request', async () => {
    const { screen, drafts } = setUp();
    expect(await screen.unfinished()).toEqual({ notes: 0 });
    await screen.save(note(AUNE, 'Soittaa huomenna'));
    await screen.save(note(EERO, '  '));
    await screen.save({ ...note(EERO, '{}'), kind: 'consultation' });
    expect(await screen.unfinished()).toEqual({ notes: 1 });
    drafts.clear();
    expect(await screen.unfinished()).toEqual({ notes: 0 });
  });

  it('says what is unsaved: not white space, not what was emptied', async () => {
    const { screen, drafts } = setUp();
    await screen.save(note(AUNE, ' \n'));
    expect([drafts.unsaved(AUNE), drafts.list(AUNE)]).toMatchObject([[], [{ text: ' \n' }]]);
    await screen.save(note(AUNE, 'x'));
    expect(drafts.unsaved(AUNE)).toEqual(['note']);
    await screen.save(note(AUNE, ''));
    expect([drafts.unsaved(AUNE), drafts.list(AUNE)]).toEqual([[], []]);
  });

  it('tells when a client gets or loses unsaved work, and not of each letter', async () => {
    const { screen, drafts, open } = setUp();
    const told: string[] = [];
    const stop = drafts.onChange((reference) => told.push(reference));
    for (const text of ['S', 'So', 'Soi']) await screen.save(note(AUNE, text));
    expect(told).toEqual([AUNE]);
    open(EERO);
    await screen.save(note(EERO, 'x'));
    await screen.save(note(AUNE, ''));
    expect(told).toEqual([AUNE, EERO, AUNE]);
    drafts.clear();
    expect(told).toEqual([AUNE, EERO, AUNE, EERO]);
    stop();
    await screen.save(note(EERO, 'y', 2));
    expect(told).toHaveLength(4);
  });

  it('takes nothing of a session that is over, even with the same client open again', async () => {
    const { screen, drafts, open } = setUp();
    drafts.clear();
    open(AUNE);
    // On its way when the former professional signed out.
    expect(await screen.save(note(AUNE, 'x'))).toEqual({});
    expect(drafts.list(AUNE)).toEqual([]);
    expect(await screen.save(note(AUNE, 'x', 2))).toEqual({ revision: 2 });
  });

  it('follows no more once closed', () => {
    const { drafts, open } = setUp(null);
    drafts.close();
    expect(() => open(AUNE)).not.toThrow();
  });
});

describe('whatever the order of switches, letters, late arrivals and sign-outs', () => {
  const references = ['Patient/a', 'Patient/b', 'Patient/c'];
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('open' as const), at: fc.constantFrom(...references, null) }) },
    // A screen that was drawn some switches ago: what is typed there is of the client that it shows.
    { weight: 6, arbitrary: fc.record({ do: fc.constant('type' as const), behind: fc.nat(3), empty: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('signOut' as const) }) },
  );

  it('no text is ever found under another client, another session or no client', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(step, { maxLength: 40 }), async (scheduler, steps) => {
        const { client, drafts, screen, open } = setUp(null);
        let session = 1;
        const drawn: { client: string; session: number }[] = [];
        const stop = new AbortController();
        const seen = await screen.watch(undefined, { signal: stop.signal });
        const check = () => {
          for (const reference of references) {
            for (const draft of drafts.list(reference)) {
              expect(draft.client).toBe(reference);
              const [of, from] = draft.text.split(' ');
              expect(of).toBe(reference);
              expect(Number(from)).toBe(session);
            }
          }
        };
        const watching = (async () => {
          for await (const state of seen) {
            if (state.client === null) expect(state.drafts).toEqual([]);
            for (const draft of state.drafts) {
              expect(draft.client).toBe(state.client);
              expect(draft.text.split(' ')[0]).toBe(state.client);
            }
          }
        })();
        const arriving: Promise<unknown>[] = [];
        const arrive = scheduler.scheduleFunction(async (of: string, text: string, from: number) => {
          await screen.save(note(of, text, from));
          check();
        });
        for (const one of steps) {
          if (one.do === 'open') {
            open(one.at);
            if (one.at !== null) drawn.push({ client: one.at, session });
          } else if (one.do === 'signOut') {
            open(null);
            drafts.clear();
            session += 1;
            for (const reference of references) expect(drafts.list(reference)).toEqual([]);
          } else {
            const shown = drawn.at(-1 - one.behind);
            if (shown === undefined) continue;
            arriving.push(arrive(shown.client, one.empty ? '' : `${shown.client} ${shown.session}`, shown.session));
          }
          if (scheduler.count() > 0 && steps.indexOf(one) % 2 === 0) await scheduler.waitNext(1);
          check();
        }
        await scheduler.waitAll();
        await Promise.all(arriving);
        open(null);
        expect(client.get().reference).toBeNull();
        stop.abort();
        await watching;
      }),
      { numRuns: 300 },
    );
  });
});
