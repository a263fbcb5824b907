import { expect, it } from 'vitest';
import type { ConsultationAction } from '../../src-shared/consultation.js';
import { hasRedis, startRedis } from '../../src-hub/engine/testing/redis-server.js';
import { bundle } from '../lib/bundle.mjs';
import { type Person, createBoard, createPerson, startHubProcess } from '../lib/hub-bench.js';

const PEOPLE = 400;
const UNITS = 40;
const TALK = 5;

const open = (unit: number): ConsultationAction => ({
  do: 'open',
  request: {
    kind: 'consultation',
    target: { kind: 'unit', unit: `Yksikkö ${unit}` },
    // Whoever takes an urgent one is shown as busy with it, and the words set by hand are not shown then.
    urgency: 'today',
    topic: 'kysymys',
    handover: { identify: '', situation: 'tilanne', background: '', assessment: '', recommendation: '' },
  },
});

/** One asks a unit, all of it tries to take it, and the two of them talk; what the hub answered is given. */
async function consult(people: readonly Person[], asker: Person, unit: number) {
  const id = crypto.randomUUID();
  const opened = await asker.act(id, open(unit));
  const members = people.filter((one, n) => n % UNITS === unit && one !== asker);
  const taken = await Promise.all(members.map((one) => one.act(id, { do: 'accept' })));
  const winners = members.filter((_, n) => taken[n]?.ok === true);
  const losses = taken.flatMap((result) => (result.ok ? [] : [result.why]));
  const said: string[] = [];
  for (let n = 0; n < TALK; n += 1) {
    for (const one of [asker, ...winners]) {
      const text = `${one.subject} ${n}`;
      said.push(text);
      // Talk has an order: one waits until the word before is safe.
      await one.act(id, { do: 'say', text, answer: false });
    }
  }
  return { id, asker, opened, winners, losses, said };
}

it.skipIf(!hasRedis())(
  'one of two hubs dies: its people go on at the other, and no state and no word of a consultation is lost or doubled',
  async () => {
    const redis = await startRedis();
    const program = (await bundle('two-hubs', { hub: 'tests/lib/hub-process.ts' }))('hub');
    const options = { engine: redis.url, people: PEOPLE + 1, units: UNITS };
    const [dying, staying] = await Promise.all([startHubProcess(program, options), startHubProcess(program, options)]);
    const board = createBoard();
    const missing = new Set<number>();
    let watching = false;
    const observer = createPerson(`p${PEOPLE}`, [staying.url], (message) => {
      board.hear(message);
      if (!watching || !('presences' in message)) return;
      for (const { ordinal, state } of message.presences) {
        if (state === 'offline' || state === 'unknown') missing.add(ordinal);
      }
    });
    const people = Array.from({ length: PEOPLE }, (_, n) =>
      createPerson(`p${n}`, n % 2 === 0 ? [dying.url, staying.url] : [staying.url, dying.url]),
    );
    await Promise.all(people.map((one) => one.until(() => one.ordinal() !== undefined)));
    const notes = () => people.map((one) => board.presences.get(one.ordinal() ?? -1)?.note);
    const all = (note: string) => people.map((_, n) => `${note} ${n}`);
    people.forEach((one, n) => one.set('available', `alku ${n}`));
    await observer.until(() => notes().every((note, n) => note === `alku ${n}`));
    expect(new Set(people.map((one) => one.ordinal())).size).toBe(PEOPLE);

    watching = true;
    const askers = people.slice(0, UNITS);
    const underway = askers.map((asker, n) => consult(people, asker, (n + 1) % UNITS));
    // In the middle: some have been taken, none is over.
    const isTaken = (one: Person) => [...one.consultations.values()].some(({ state }) => state === 'accepted');
    await Promise.race(askers.map((one) => one.until(() => isTaken(one))));
    people.forEach((one, n) => one.set(n % 3 === 0 ? 'busy' : 'available', `loppu ${n}`));
    await dying.kill();
    const results = await Promise.all(underway);
    await observer.until(() => notes().every((note, n) => note === `loppu ${n}`));

    expect(notes()).toEqual(all('loppu'));
    expect([...missing]).toEqual([]);
    expect(new Set(people.map((one) => one.hub()))).toEqual(new Set([staying.url]));
    for (const { id, asker, opened, winners, losses, said } of results) {
      expect(opened.ok).toBe(true);
      expect(winners).toHaveLength(1);
      expect(new Set(losses)).toEqual(new Set(['alreadyTaken']));
      for (const one of [asker, ...winners]) {
        await one.until(() => {
          const shown = one.consultations.get(id);
          return shown?.view === 'full' && shown.messages.length >= said.length;
        });
        const shown = one.consultations.get(id);
        if (shown?.view !== 'full') throw new Error('not the whole request');
        expect(shown.messages.map(({ text }) => text)).toEqual(said);
        expect(shown.acceptedBy).toBe(winners[0]?.subject);
        expect(shown.rings.filter(({ answer }) => answer === 'accepted')).toHaveLength(1);
      }
    }
    expect(people.every((one) => one.unacknowledged() === 0)).toBe(true);
    expect(staying.printed()).toBe('');
    for (const one of [...people, observer]) one.close();
    await Promise.all([staying.kill(), redis.end()]);
  },
  120_000,
);
