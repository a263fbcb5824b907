import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FEWEST_ANSWERS, feedbackChannelSchema, feedbackFiguresSchema } from '#shared/feedback.js';
import { answersIn, npsOf } from '#shared/nps.js';
import { createFeedbackBook } from './feedback/book.js';
import { startHub } from './testing/hub.js';

let folder: string;
let hub: Awaited<ReturnType<typeof startHub>>;
const base = () => hub.directoryUrl.replace('/directory', '');
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-feedback-'));
  hub = await startHub(['a'], 0, undefined, undefined, join(folder, 'feedback.json'));
});
afterEach(async () => {
  await hub.close();
  await rm(folder, { recursive: true });
});
const ask = (path: string, body?: object, token = 'user:a') =>
  fetch(`${base()}/feedback/${path}`, {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
const newLink = async (channel = 'visit') => {
  const { token } = z.object({ token: z.string() }).parse(await (await ask('links', { channel })).json());
  return `${base()}/palaute/${token}`;
};
const fill = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
const figures = async () => feedbackFiguresSchema.parse(await (await ask('figures?months=1')).json());

describe('feedback on the client’s own device', () => {
  it('is asked in the client’s language without scripts, and answered once', async () => {
    const url = await newLink();
    const page = await (await fetch(`${url}?kieli=sv`)).text();
    expect(page).toContain('<html lang="sv">');
    expect(page).not.toContain('<script');
    expect((await fill(url, { nps: '10', understood: '5', moved: '2' })).status).toBe(200);
    expect((await fill(url, { nps: '0' })).status).toBe(410);
    expect((await fetch(url)).status).toBe(410);
    expect((await fetch(`${base()}/palaute/keksitty`)).status).toBe(410);
  });

  it('asks once more for what is missing, and keeps what was chosen', async () => {
    const url = await newLink();
    const again = await fill(url, { moved: '2' });
    expect(again.status).toBe(422);
    expect(await again.text()).toMatch(/value="2" checked/);
    for (const nps of ['11', '', '-1']) expect((await fill(url, { nps })).status).toBe(422);
    expect((await fill(url, { nps: '7' })).status).toBe(200);
  });

  it('leaves nothing from which the client, the professional or the hour could be told', async () => {
    const url = await newLink('phone');
    const token = url.slice(url.lastIndexOf('/') + 1);
    expect(await readFile(join(folder, 'feedback.json'), 'utf8')).not.toContain(token);
    await fill(url, { nps: '9' });
    const kept: unknown = JSON.parse(await readFile(join(folder, 'feedback.json'), 'utf8'));
    expect(kept).toEqual({
      sums: [
        {
          day: '2026-11-23',
          unit: 'Asiakasohjaus',
          channel: 'phone',
          counts: { nps: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0], understood: [0, 0, 0, 0, 0], moved: [0, 0, 0] },
        },
      ],
      links: [],
    });
  });
});

describe('figures of feedback', () => {
  it('are shown from five answers on, asked aloud or not', async () => {
    for (const nps of [10, 9, 8, 2])
      expect((await ask('answers', { channel: 'visit', answer: { nps } })).status).toBe(201);
    expect((await figures()).unit).toBeNull();
    await fill(await newLink(), { nps: '10' });
    const { unit, county, channels } = await figures();
    expect(unit && [answersIn(unit), npsOf(unit)]).toEqual([5, 40]);
    expect(county).toEqual(unit);
    expect(Object.keys(channels ?? {})).toEqual(['visit']);
    await ask('answers', { channel: 'phone', answer: { nps: 3 } });
    expect((await figures()).channels).toBeNull();
  });

  it('need a workbench’s token', async () => {
    expect((await fetch(`${base()}/feedback/figures?months=1`)).status).toBe(401);
    expect((await ask('links', { channel: 'visit' }, 'none:a')).status).toBe(403);
  });

  it('never let a group of fewer than five be told, not by taking one from another either', () => {
    const answer = fc.record({
      unit: fc.constantFrom('a', 'b', 'c'),
      channel: fc.constantFrom(...feedbackChannelSchema.options),
      nps: fc.integer({ min: 0, max: 10 }),
    });
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 40 }), (answers) => {
        const book = createFeedbackBook({ now: () => Date.parse('2026-11-28T10:00:00Z') });
        for (const { unit, channel, nps } of answers) book.add({ unit, channel }, { nps });
        const { unit, county, channels } = book.figures(1, 'a');
        const mine = answers.filter((one) => one.unit === 'a').length;
        const told = (n: number) => n === 0 || n >= FEWEST_ANSWERS;
        if (unit !== null) expect(told(answersIn(unit))).toBe(true);
        if (county !== null) expect([told(mine), told(answersIn(county) - mine)]).toEqual([true, true]);
        for (const one of Object.values(channels ?? {})) expect(told(answersIn(one))).toBe(true);
      }),
    );
  });
});
