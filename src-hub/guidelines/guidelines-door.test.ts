import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSystemClock } from '#shared/clock.js';
import { createMemoryEngine } from '../engine/index.js';
import { START, startHub } from '../testing/hub.js';

const AT = new Date(START).toISOString();
const EARLIER = new Date(START - 3_600_000).toISOString();
const V1 = 'a1';
const V2 = 'b2';

let folder: string;
let hub: Awaited<ReturnType<typeof startHub>>;
const open = async () =>
  startHub(
    ['a', 'b', 'c'],
    0,
    undefined,
    await createMemoryEngine({
      kept: { folder, key: KEY },
      clock: createSystemClock(),
      log: () => {},
    }),
  );
const KEY = randomBytes(32);
const ask = (method: string, path: string, token: string, body?: unknown) =>
  fetch(hub.directoryUrl.replace('/directory', `/guidelines/${path}`), {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const post = (path: string, token: string, body: unknown) =>
  ask('POST', path, token, body).then(({ status }) => status);
const get = async (path: string, token: string) => (await ask('GET', path, token)).json();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-guidelines-'));
  hub = await open();
});
afterEach(async () => {
  await hub.close();
  await hub.engine.close();
  await rm(folder, { recursive: true });
});

describe('who has read what', () => {
  const reading = (id: string, version: string, at = AT) => ({ id, version, at });

  it('is the person’s own to say and to see, counts once, and is there after a restart', async () => {
    expect(await post('readings', 'user:a', { readings: [reading('puhelu', V1, EARLIER)] })).toBe(204);
    expect(await post('readings', 'user:a', { readings: [reading('puhelu', V1), reading('puhelu', V2)] })).toBe(204);
    const mine = { readings: [reading('puhelu', V2), reading('puhelu', V1, EARLIER)] };
    expect(await get('readings', 'user:a')).toEqual(mine);
    expect(await get('readings', 'user:b')).toEqual({ readings: [] });
    await hub.close();
    await hub.engine.close();
    hub = await open();
    expect(await get('readings', 'user:a')).toEqual(mine);
  });

  it('shows the own unit to who leads it, and to nobody else', async () => {
    await post('readings', 'user:b', { readings: [reading('puhelu', V1)] });
    // The directory comes a moment after the hub.
    await vi.waitFor(async () => expect((await ask('GET', 'readings/unit', 'lead:a')).status).toBe(200));
    expect(await get('readings/unit', 'lead:a')).toEqual({
      unit: 'Asiakasohjaus',
      people: ['a', 'b', 'c'].map((id) => ({
        id,
        name: `Nimi ${id}`,
        readings: id === 'b' ? [reading('puhelu', V1)] : [],
      })),
    });
    expect((await ask('GET', 'readings/unit', 'user:a')).status).toBe(403);
    expect((await ask('GET', 'readings/unit', 'editor:a')).status).toBe(403);
    expect((await ask('GET', 'readings', 'none:a')).status).toBe(403);
    expect((await ask('GET', 'readings', 'nobody')).status).toBe(401);
  });

  it('takes several words of one person at once, from two workstations', async () => {
    const all = Array.from({ length: 12 }, (_, n) => reading(`ohje-${n}`, V1));
    const taken = await Promise.all(all.map((one) => post('readings', 'user:a', { readings: [one] })));
    expect(taken.filter((status) => status === 204).length).toBeGreaterThan(0);
    for (const [n, status] of taken.entries()) {
      // Who was told that it did not succeed sends again.
      if (status !== 204) expect(await post('readings', 'user:a', { readings: [all[n]] })).toBe(204);
    }
    expect(await get('readings', 'user:a')).toMatchObject({ readings: { length: 12 } });
  });

  it('refuses what is no reading, and nothing is read in the time to come', async () => {
    expect(await post('readings', 'user:a', { readings: [reading('../x', V1)] })).toBe(400);
    expect(await post('readings', 'user:a', { readings: [] })).toBe(400);
    expect((await ask('DELETE', 'readings', 'user:a')).status).toBe(405);
    await post('readings', 'user:a', { readings: [reading('puhelu', V1, '2036-01-01T00:00:00.000Z')] });
    expect(await get('readings', 'user:a')).toEqual({ readings: [reading('puhelu', V1)] });
  });
});

describe('feedback on an article', () => {
  const words = (text = 'Tämä kohta on epäselvä.') => ({
    id: randomUUID(),
    article: 'puhelu',
    language: 'fi',
    version: V1,
    title: 'Puhelun kirjaaminen',
    quote: 'Kirjaa syy.',
    text,
    at: AT,
  });

  it('goes to the editors, who answer once, and its state comes back to the sender alone', async () => {
    const one = words();
    expect(await post('feedback', 'user:a', one)).toBe(204);
    expect(await post('feedback', 'user:a', one)).toBe(204);
    const sent = { ...one, state: 'sent', revision: 1, changedAt: AT, unit: 'Asiakasohjaus' };
    expect(await get('feedback', 'user:a')).toEqual({ feedback: [sent] });
    expect(await get('feedback', 'user:b')).toEqual({ feedback: [] });
    expect(await get('feedback?all', 'editor:c')).toEqual({ feedback: [sent] });
    expect((await ask('GET', 'feedback?all', 'user:a')).status).toBe(403);
    const answer = { id: one.id, state: 'answered', answer: 'Kiitos, muutamme.', revision: 1 };
    expect(await post('feedback/answer', 'user:a', answer)).toBe(403);
    expect(await post('feedback/answer', 'editor:c', answer)).toBe(204);
    expect(await post('feedback/answer', 'editor:b', { ...answer, answer: 'Toinen vastaus.' })).toBe(409);
    expect(await post('feedback/answer', 'editor:b', { ...answer, id: randomUUID() })).toBe(404);
    expect(await get('feedback', 'user:a')).toMatchObject({
      feedback: [{ state: 'answered', answer: 'Kiitos, muutamme.', revision: 2 }],
    });
    expect(await post('feedback/answer', 'editor:c', { id: one.id, state: 'seen', revision: 2 })).toBe(409);
    expect(await post('feedback/answer', 'editor:c', { id: one.id, state: 'mended', revision: 2 })).toBe(204);
  });

  it('is not taken by the hundred in a day', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 32; n += 1) statuses.push(await post('feedback', 'user:a', words(`Palaute ${n}`)));
    expect(statuses.filter((status) => status === 204)).toHaveLength(30);
    expect(statuses.at(-1)).toBe(429);
    expect(await post('feedback', 'user:b', words())).toBe(204);
    expect(await post('feedback', 'user:b', { ...words(), text: ' ' })).toBe(400);
    expect(await post('feedback', 'user:b', { ...words(), text: 'x'.repeat(70_000) })).toBe(413);
  });
});
