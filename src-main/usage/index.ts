import { implement } from '@orpc/server';
import type { Clock } from '#shared/clock.js';
import type { Session } from '#shared/identity.js';
import { type UsageState, usageContract } from '#shared/usage.js';
import { type Live, createLive } from '../live.js';
import { createKeptFile } from '../kept-file.js';
import type { Log } from '../log.js';
import type { Caller } from '../rpc.js';
import { type CountedEvent, type ToolEvent, type UsageEvent, beginCounting, count, forgetOld } from './count.js';
import { fromRows, toRows } from './figures.js';
import { createGiving, pack } from './send.js';
import { keptSchema } from './kept.js';

const TICK_MS = 30_000;
/** Also how long after a failure the next try comes. */
const LOOK_TO_SEND_MS = 5 * 60_000;
const SEND_MS = 3_600_000;
const KEEP_DAYS = 400;
const PATIENCE_MS = 10_000;
/** Nobody waits long for a program that is closing. */
const PATIENCE_AT_CLOSE_MS = 2_000;

/**
 * Figures of use: how often each tool is opened, how long it is used and how it fails, by day. Nothing of a client or of a
 * professional is among them. Kept in one file of this workstation.
 * @param hub where days are sent once an hour and at the close, with a professional's token; undefined = not sent
 * @param session nothing counts as use while nobody is signed in, or it is locked
 * @param idleSeconds how long the whole machine has been unused, where the host knows: keys and pointers in native views
 *   are not seen by the windows
 * @param random makes the workstation's id: anew when the figures are forgotten, so that what comes later never takes the
 *   place of what the hub already has
 */
export async function createUsage({
  file,
  county,
  hub,
  session,
  idleSeconds,
  clock,
  log,
  fetch,
  random,
}: {
  file: string;
  county: string;
  hub?: { urls: readonly string[]; token: () => Promise<string | undefined> } | undefined;
  session: Pick<Live<Session>, 'get' | 'subscribe'>;
  idleSeconds?: (() => number) | undefined;
  clock: Clock;
  log: Log;
  fetch: typeof globalThis.fetch;
  random: () => string;
}) {
  const store = createKeptFile({ file, schema: keptSchema, name: 'usage', now: clock.now, log });
  const kept = await store.load();
  let workstation = kept?.workstation ?? random();
  let counting = beginCounting(forgetOld(fromRows(kept?.days ?? []), clock.now(), KEEP_DAYS), clock.now());
  const unsent = new Set(kept?.unsent.filter((day) => counting.days.has(day)));
  let lastSent = kept?.lastSent;
  let failed = false;
  let sending: Promise<void> | undefined;
  let changed = kept === undefined;

  const state = (): UsageState => ({
    days: toRows(counting.days),
    sending:
      hub === undefined ? { as: 'off' } : { as: 'on', failed, ...(lastSent === undefined ? {} : { last: lastSent }) },
  });
  const live = createLive(state());
  const save = () => {
    changed = false;
    return store.save({
      version: 1,
      workstation,
      days: toRows(counting.days),
      unsent: [...unsent].sort(),
      ...(lastSent === undefined ? {} : { lastSent }),
    });
  };

  function tell(event: UsageEvent): void {
    const before = counting.days;
    counting = count(counting, event, clock.now());
    counting = { ...counting, days: forgetOld(counting.days, clock.now(), KEEP_DAYS) };
    if (counting.days === before) return;
    for (const [day, tools] of counting.days) if (tools !== before.get(day)) unsent.add(day);
    changed = true;
    live.set(state());
  }

  const give = createGiving({ urls: hub?.urls ?? [], fetch });
  async function sendAll({ token }: NonNullable<typeof hub>, withinMs: number): Promise<void> {
    const sent = counting.days;
    // On the disk first: after a crash, what is kept here is never less than what the hub has.
    await save();
    for (const rows of pack(toRows(new Map([...sent].filter(([day]) => unsent.has(day)))))) {
      const bearer = await token();
      // Nobody is signed in: later, when somebody is.
      if (bearer === undefined) return;
      const { taken, why } = await give({ workstation, county, days: rows }, { token: bearer, withinMs });
      failed = !taken;
      if (!taken) {
        log('warn', 'usage-not-sent', { detail: why ?? '' });
        return;
      }
      for (const { day } of rows) if (counting.days.get(day) === sent.get(day)) unsent.delete(day);
    }
    lastSent = new Date(clock.now()).toISOString();
  }

  /** Sends the days that changed since the hub last took them. One at a time. */
  function send(withinMs = PATIENCE_MS): Promise<void> {
    if (hub === undefined || unsent.size === 0) return Promise.resolve();
    sending ??= sendAll(hub, withinMs)
      .catch((error: unknown) => {
        failed = true;
        log('error', 'usage-sending-fault', { detail: error instanceof Error ? error.message : String(error) });
      })
      .finally(() => {
        sending = undefined;
        changed = true;
        live.set(state());
      });
    return sending;
  }

  const isSignedIn = () => session.get().state === 'signedIn';
  const present = () => {
    if (isSignedIn()) tell({ type: 'present' });
  };
  let standing = session.get().state;
  const stops = [
    session.subscribe(({ state: now }) => {
      if (now === standing) return;
      standing = now;
      tell({ type: now === 'signedIn' ? 'present' : now === 'locked' ? 'away' : 'left' });
    }),
    clock.every(TICK_MS, () => {
      tell({ type: 'tick' });
      if (idleSeconds !== undefined && idleSeconds() * 1000 < TICK_MS) present();
      if (changed) void save();
    }),
    clock.every(LOOK_TO_SEND_MS, () => {
      if (failed || lastSent === undefined || clock.now() - Date.parse(lastSent) >= SEND_MS) void send();
    }),
  ];

  const os = implement(usageContract).$context<Caller>();
  const router = os.router({
    watch: os.watch.handler(({ signal }) => live.watch(signal)),
    clear: os.clear.handler(async () => {
      await sending;
      counting = { ...counting, days: new Map() };
      unsent.clear();
      workstation = random();
      lastSent = undefined;
      failed = false;
      live.set(state());
      await save();
    }),
  });

  return {
    router,
    /** What became of a tool, or a figure of service that grew by one. */
    tell: (event: ToolEvent | CountedEvent) => tell(event),
    /** A key or a pointer somewhere in the windows. */
    present,
    /** Sends now what the hub does not have yet; otherwise once an hour. */
    send: () => send(),
    /** Tells the hub what it does not have yet, if it answers, and keeps the rest. */
    async close(): Promise<void> {
      for (const stop of stops) stop();
      tell({ type: 'left' });
      await send(PATIENCE_AT_CLOSE_MS);
      await save();
    },
  };
}
