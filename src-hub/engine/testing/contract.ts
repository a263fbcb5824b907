import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HubEngine, LogEntry, OwnedWord } from '../engine.js';

/** A county whose hubs share an engine of the kind under test. */
export interface EngineCounty {
  /** Starts a hub's engine; where there can be only one, the former has been closed. */
  hub: () => Promise<HubEngine>;
  /** Several hubs at a time. */
  several: boolean;
  /** What was kept is there after all hubs have ended. */
  keeps: boolean;
  now: () => number;
  end: () => Promise<void>;
}

/** Keeps what is told, and lets a test wait until it has been. */
export function hearing<T>() {
  const heard: T[] = [];
  let wake = () => {};
  return {
    heard,
    listener: (one: T) => {
      heard.push(one);
      wake();
    },
    until: (there: (heard: readonly T[]) => boolean): Promise<void> =>
      new Promise((resolve) => {
        wake = () => there(heard) && resolve();
        wake();
      }),
  };
}

export const entry = (id: string, at: number): LogEntry => ({ id, at, body: JSON.stringify({ said: `${id} ääö` }) });
const idsOf = (entries: readonly LogEntry[]) => entries.map(({ id }) => id);
const names = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `person-${from + n}`);

/** What every engine does, whatever it is made of. */
export function describeEngine(name: string, open: () => Promise<EngineCounty>): void {
  describe(`${name}: the engine's contract`, () => {
    let county: EngineCounty;
    beforeEach(async () => void (county = await open()));
    afterEach(() => county.end());

    it('gives each person one number for ever', async () => {
      const hub = await county.hub();
      const first = await hub.ordinalsOf(names(0, 40));
      const [more, same] = await Promise.all([hub.ordinalsOf(names(20, 60)), hub.ordinalsOf(names(0, 60))]);
      expect(new Set(same.values()).size).toBe(60);
      for (const [id, ordinal] of [...first, ...more]) expect(same.get(id)).toBe(ordinal);
      if (!county.keeps) return;
      const numbering = hub.numbering();
      await hub.close();
      const again = await county.hub();
      expect(again.numbering()).toBe(numbering);
      expect(await again.ordinalsOf(names(0, 60))).toEqual(same);
      expect([...same.values()]).not.toContain((await again.ordinalsOf(['newcomer'])).get('newcomer'));
    });

    it('keeps the latest minute in which somebody was seen, and forgets it after thirty days', async () => {
      const hub = await county.hub();
      const minute = Math.floor(county.now() / 60_000);
      hub.lastSeen.put('a', minute - 5);
      hub.lastSeen.put('a', minute);
      hub.lastSeen.put('a', minute - 3);
      hub.lastSeen.put('long ago', minute - 30 * 24 * 60 - 1);
      expect([...(await hub.lastSeen.load())]).toEqual([['a', minute]]);
      await hub.close();
      if (county.keeps) expect([...(await (await county.hub()).lastSeen.load())]).toEqual([['a', minute]]);
    });

    it('tells each entry once, in one order, to those that read before and after', async () => {
      const hub = await county.hub();
      const before = hearing<LogEntry>();
      const orders: string[] = [];
      await hub.log.read((one, order) => {
        orders.push(order);
        before.listener(one);
      });
      const ids = Array.from({ length: 30 }, (_, n) => `op-${n}`);
      await Promise.all(ids.map((id) => hub.log.append(entry(id, county.now()))));
      await Promise.all([hub.log.append(entry('op-3', county.now())), hub.log.append(entry('last', county.now()))]);
      await before.until((heard) => heard.length >= 31);
      const after = hearing<LogEntry>();
      await hub.log.read(after.listener);
      expect(new Set(idsOf(before.heard))).toEqual(new Set([...ids, 'last']));
      expect(before.heard).toHaveLength(31);
      expect(after.heard).toEqual(before.heard);
      expect(orders.toSorted()).toEqual(orders);
      expect(before.heard[0]?.body).toBe(entry(before.heard[0]?.id ?? '', 0).body);
    });

    it('has told all that was appended before, once it is caught up', async () => {
      const hub = await county.hub();
      const other = county.several ? await county.hub() : hub;
      const there = hearing<LogEntry>();
      await other.log.read(there.listener);
      await hub.log.append(entry('op', county.now()));
      await other.log.caughtUp();
      expect(idsOf(there.heard)).toEqual(['op']);
    });

    it('forgets what is older than asked', async () => {
      const hub = await county.hub();
      await hub.log.append(entry('old', county.now()));
      const then = county.now() + 1;
      while (county.now() < then);
      await hub.log.append(entry('new', county.now()));
      await hub.log.caughtUp();
      await hub.log.forgetBefore(then);
      const now = hearing<LogEntry>();
      await hub.log.read(now.listener);
      expect(idsOf(now.heard)).toEqual(['new']);
      if (!county.keeps) return;
      await hub.close();
      const later = hearing<LogEntry>();
      await (await county.hub()).log.read(later.listener);
      expect(idsOf(later.heard)).toEqual(['new']);
    });

    it('has every entry after an end, where it keeps them', async () => {
      const hub = await county.hub();
      for (let n = 0; n < 50; n += 1) void hub.log.append(entry(`op-${n}`, county.now()));
      await hub.log.append(entry('op-50', county.now()));
      await hub.close();
      const there = hearing<LogEntry>();
      await (await county.hub()).log.read(there.listener);
      expect(there.heard).toHaveLength(county.keeps ? 51 : 0);
    });

    it('keeps records, and takes a change only of one who knows the latest', async () => {
      const hub = await county.hub();
      const other = county.several ? await county.hub() : hub;
      expect(await hub.records.change('shelf', 'a', 0, 'yksi ä')).toBe(true);
      expect(await other.records.change('shelf', 'a', 0, 'late')).toBe(false);
      const tries = await Promise.all([1, 2, 3].map((n) => other.records.change('shelf', 'a', 1, `two ${n}`)));
      expect(tries.filter(Boolean)).toHaveLength(1);
      expect(await hub.records.change('shelf', 'b', 0, 'b')).toBe(true);
      const all = await hub.records.read('shelf');
      expect([...all.keys()].toSorted()).toEqual(['a', 'b']);
      expect(all.get('a')).toMatchObject({ revision: 2, value: expect.stringMatching(/^two/) });
      expect(await hub.records.read('shelf', ['b', 'none'])).toEqual(new Map([['b', { revision: 1, value: 'b' }]]));
      expect((await hub.records.read('another')).size).toBe(0);
      if (!county.keeps) return;
      await Promise.all([hub.close(), other.close()]);
      expect(await (await county.hub()).records.read('shelf')).toEqual(all);
    });

    it('is healthy', async () => {
      expect((await county.hub()).healthy()).toBe(true);
    });
  });
}

const word = (person: string, at: number, away = false) => ({
  person,
  source: `device:${person}`,
  layer: 'hand' as const,
  standing: away ? null : { state: 'available' as const, reason: 'none' as const },
  at,
});
const peopleOf = (words: readonly OwnedWord[]) => words.map(({ person }) => person).sort();

/** What engines do that several hubs share. */
export function describeSharedEngine(name: string, open: () => Promise<EngineCounty>): void {
  describe(`${name}: several hubs`, () => {
    let county: EngineCounty;
    beforeEach(async () => void (county = await open()));
    afterEach(() => county.end());

    it('tells words to the other hubs and not to the own one, and has them for a hub that comes later', async () => {
      const [one, two] = [await county.hub(), await county.hub()];
      const [atOne, atTwo] = [hearing<OwnedWord>(), hearing<OwnedWord>()];
      one.words.onHeard((words) => words.forEach(atOne.listener));
      two.words.onHeard((words) => words.forEach(atTwo.listener));
      one.words.say([word('a', 1), word('b', 1)]);
      one.words.say([word('c', 1)]);
      await atTwo.until((heard) => heard.length >= 3);
      two.words.say([word('d', 2)]);
      await atOne.until((heard) => heard.length > 0);
      expect(peopleOf(atTwo.heard)).toEqual(['a', 'b', 'c']);
      expect(peopleOf(atOne.heard)).toEqual(['d']);
      one.words.say([word('b', 3, true)]);
      await atTwo.until((heard) => heard.some((one) => one.standing === null));
      const three = await county.hub();
      const there = await three.words.load();
      expect(peopleOf(there)).toEqual(['a', 'c', 'd']);
      expect(new Set(there.map(({ hub }) => hub)).size).toBe(2);
      expect(there.find(({ person }) => person === 'd')?.standing).toEqual({ state: 'available', reason: 'none' });
    });

    it('tells what a system reports again only where it has changed', async () => {
      const [one, two] = [await county.hub(), await county.hub()];
      const atTwo = hearing<OwnedWord>();
      two.words.onHeard((words) => words.forEach(atTwo.listener));
      const report = (at: number, away: boolean) =>
        names(0, 50).map((person, n) => ({
          person,
          source: 'feed:roster',
          layer: 'roster' as const,
          standing: { state: away && n === 7 ? ('away' as const) : ('available' as const), reason: 'none' as const },
          at,
        }));
      one.words.say(report(1, false));
      await atTwo.until((heard) => heard.length >= 50);
      one.words.say(report(2, false));
      one.words.say(report(3, true));
      await atTwo.until((heard) => heard.some(({ standing }) => standing?.state === 'away'));
      expect(atTwo.heard).toHaveLength(51);
    });

    it('tells when another hub begins and ends', async () => {
      const one = await county.hub();
      const seen = hearing<string>();
      one.words.onHub((_, alive) => seen.listener(alive ? 'begun' : 'ended'));
      const two = await county.hub();
      await seen.until((heard) => heard.includes('begun'));
      await two.close();
      await seen.until((heard) => heard.includes('ended'));
      expect(seen.heard).toEqual(['begun', 'ended']);
    });

    it('numbers alike at all hubs, also when they number at once', async () => {
      const [one, two] = [await county.hub(), await county.hub()];
      const [first, second] = await Promise.all([one.ordinalsOf(names(0, 200)), two.ordinalsOf(names(100, 300))]);
      expect(one.numbering()).toBe(two.numbering());
      const all = await one.ordinalsOf(names(0, 300));
      expect(new Set(all.values()).size).toBe(300);
      for (const [id, ordinal] of [...first, ...second]) expect(all.get(id)).toBe(ordinal);
    });

    it('gives entries the same order at each hub', async () => {
      const [one, two] = [await county.hub(), await county.hub()];
      const [atOne, atTwo] = [hearing<string>(), hearing<string>()];
      await one.log.read(({ id }, order) => atOne.listener(`${order} ${id}`));
      await two.log.read(({ id }, order) => atTwo.listener(`${order} ${id}`));
      const appended = Array.from({ length: 100 }, (_, n) =>
        (n % 2 === 0 ? one : two).log.append(entry(`op-${n % 90}`, county.now())),
      );
      await Promise.all(appended);
      await Promise.all([one.log.caughtUp(), two.log.caughtUp()]);
      expect(atOne.heard).toHaveLength(90);
      expect(atOne.heard).toEqual(atTwo.heard);
    });
  });
}
