import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createManualClock } from '#shared/clock.js';
import { createMemoryEngine } from '../../src-hub/index.js';
import { START, startHub } from '../../src-hub/testing/hub.js';
import { createGuidelines } from '../../src-main/guidelines/index.js';

const folder = resolve(import.meta.dirname, '../../seeds/kymijoki/guidelines');
const log = () => {};

let dataDir: string;
let hub: Awaited<ReturnType<typeof startHub>> | undefined;
const desks: { close: () => void }[] = [];
const recordsFile = () => join(dataDir, 'hub-records.jsonl');
let port = 0;
async function startCountyHub() {
  const engine = await createMemoryEngine({ recordsFile: recordsFile(), clock: createManualClock(START), log });
  hub = await startHub(['a', 'b', 'c'], port, undefined, engine);
  port = Number(new URL(hub.directoryUrl).port);
}
async function stopCountyHub() {
  await hub?.close();
  await hub?.engine.close();
  hub = undefined;
}
/** A workbench's side with somebody signed in; `token` as the hub under test reads it. */
function desk(token: string, dir = token.replace(':', '-')) {
  const guidelines = createGuidelines({
    folder,
    keptIn: join(dataDir, dir),
    clock: createManualClock(START),
    log,
    reader: {
      person: () => token.split(':')[1],
      token: async () => token,
      store: { get: () => undefined, set: () => {} },
      hubs: [`http://127.0.0.1:${port}`],
      gathersUse: false,
      onOpened: () => {},
    },
    fetch,
    random: randomUUID,
  });
  desks.push(guidelines);
  const context = { context: { screen: 2 as const } };
  const readings = createRouterClient(guidelines.readings, context);
  const feedback = createRouterClient(guidelines.feedback, context);
  /** Waits until what is watched is as it should be. */
  async function until<T>(watch: (signal: AbortSignal) => Promise<AsyncIterable<T>>, there: (value: T) => boolean) {
    const stop = new AbortController();
    try {
      for await (const value of await watch(stop.signal)) if (there(value)) return value;
    } finally {
      stop.abort();
    }
    throw new Error('it ended before it was there');
  }
  return {
    guidelines,
    readings,
    feedback,
    untilReadings: (there: (value: { readings: readonly unknown[]; waiting: number }) => boolean) =>
      until((signal) => readings.watch(undefined, { signal }), there),
    untilFeedback: (
      there: (value: { feedback: readonly { state: string }[]; waiting: readonly unknown[] }) => boolean,
    ) => until((signal) => feedback.watch(undefined, { signal }), there),
  };
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'guidelines-hub-'));
  await startCountyHub();
});
afterEach(async () => {
  for (const one of desks.splice(0)) one.close();
  await stopCountyHub();
  await rm(dataDir, { recursive: true });
});

describe('what is said of guidelines between a workbench and the county’s hub', () => {
  it('waits while the hub is down, outlives the workbench and comes to the supervisor, once', async () => {
    await stopCountyHub();
    const before = desk('user:b');
    await before.readings.acknowledge({ id: 'puhelun-kirjaaminen', version: 'a1' });
    await before.feedback.send({
      article: 'puhelun-kirjaaminen',
      language: 'fi',
      version: 'a1',
      title: 'Puhelun kirjaaminen',
      text: 'Kiitos, selkeä.',
    });
    await before.untilReadings(({ readings, waiting }) => readings.length === 1 && waiting === 1);
    before.guidelines.close();
    await startCountyHub();
    const after = desk('user:b');
    after.guidelines.sessionChanged();
    await after.untilReadings(({ readings, waiting }) => readings.length === 1 && waiting === 0);
    await after.untilFeedback(({ feedback, waiting }) => feedback[0]?.state === 'sent' && waiting.length === 0);
    const lead = desk('lead:a');
    // The directory comes a moment after the hub.
    const unit = await vi.waitFor(async () => {
      const told = await lead.readings.unit();
      expect(told.state).toBe('told');
      return told;
    });
    if (unit.state !== 'told') throw new Error(unit.state);
    expect(unit.people.map(({ id, readings }) => [id, readings.length])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 0],
    ]);
    expect(await after.readings.unit()).toEqual({ state: 'notAllowed' });
  });

  it('shows the sender what an editor has answered, also after the hub has been started again', async () => {
    const sender = desk('user:a');
    await sender.feedback.send({
      article: 'puhelun-kirjaaminen',
      language: 'fi',
      version: 'a1',
      title: 'Puhelun kirjaaminen',
      quote: 'Puhelun syy',
      text: 'Puuttuu soittajan suhde.',
    });
    await sender.untilFeedback(({ feedback }) => feedback.length === 1);
    await stopCountyHub();
    await startCountyHub();
    const editor = desk('editor:c');
    const all = await editor.feedback.all();
    const [one] = all.state === 'told' ? all.feedback : [];
    const answer = { id: one?.id ?? '', state: 'mended' as const, answer: 'Korjattu.', revision: 1 };
    expect(await editor.feedback.answer(answer)).toEqual({ state: 'taken' });
    expect(await editor.feedback.answer(answer)).toEqual({ state: 'changed' });
    sender.guidelines.sessionChanged();
    await sender.untilFeedback(({ feedback }) => feedback[0]?.state === 'mended');
  });

  it('says so when the hub is not to be reached', async () => {
    await stopCountyHub();
    expect(await desk('lead:a').readings.unit()).toEqual({ state: 'unreachable' });
    expect(await desk('editor:a').feedback.all()).toEqual({ state: 'unreachable' });
    expect(await desk('editor:a').feedback.opens()).toEqual({ state: 'off' });
  });
});
