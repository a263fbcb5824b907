import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startHub } from './testing/hub.js';
import { createUsageBook } from './usage-book.js';

const A = 'a0000000-0000-4000-8000-000000000001';
const B = 'b0000000-0000-4000-8000-000000000002';
const row = (toolId: string, opens: number, day = '2026-11-23') => ({
  toolId,
  day,
  opens,
  seconds: opens * 10,
  failures: { timedOut: opens },
});

let folder: string;
let hub: Awaited<ReturnType<typeof startHub>>;
const address = () => hub.directoryUrl.replace('/directory', '/usage');
const post = (body: unknown, token = 'user:a', headers: Record<string, string> = {}) =>
  fetch(address(), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }).then(({ status }) => status);
const report = (workstation: string, ...days: ReturnType<typeof row>[]) => ({ workstation, county: 'kymijoki', days });
const get = (headers: Record<string, string> = {}, query = '', token = 'ict:x') =>
  fetch(`${address()}${query}`, { headers: { authorization: `Bearer ${token}`, ...headers } });
const sums = async (query = '') => (await (await get({}, query)).json()) as unknown;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-usage-'));
  hub = await startHub(['a'], 0, join(folder, 'usage.jsonl'));
});
afterEach(async () => {
  await hub.close();
  await rm(folder, { recursive: true });
});

describe('figures of use at the hub', () => {
  it('adds up workstations, and counts what is sent again once', async () => {
    expect(await post(report(A, row('omaolo', 2), row('pex360', 1)))).toBe(204);
    expect(await post(report(A, row('omaolo', 3), row('pex360', 1)))).toBe(204);
    expect(await post(report(A, row('omaolo', 3), row('pex360', 1)))).toBe(204);
    expect(await post(report(B, row('omaolo', 4), row('omaolo', 1, '2026-11-22')))).toBe(204);
    const all = [
      { ...row('omaolo', 1, '2026-11-22'), workstations: 1 },
      { ...row('omaolo', 7), workstations: 2 },
      { ...row('pex360', 1), workstations: 1 },
    ];
    expect(await sums()).toEqual({ sums: all });
    expect(await sums('?from=2026-11-23&to=2026-11-23')).toEqual({ sums: all.slice(1) });
    const csv = await get({ accept: 'text/csv' });
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect((await csv.text()).split('\r\n').slice(0, 2)).toEqual([
      'day;tool;workstations;opens;seconds;unreachable;timedOut;certificate;redirectLoop;serverError;refused;framingRefused;popupBlocked;blank;crashed;expired',
      '2026-11-22;omaolo;1;1;10;0;1;0;0;0;0;0;0;0;0;0',
    ]);
  });

  it('lets professionals tell, and county ICT read', async () => {
    expect(await post(report(A, row('omaolo', 1)), 'nobody')).toBe(401);
    expect(await post(report(A, row('omaolo', 1)), 'none:a')).toBe(403);
    expect(await post(report(A, row('omaolo', 1)), 'ict:x')).toBe(403);
    expect((await get({}, '', 'user:a')).status).toBe(403);
    expect((await fetch(address())).status).toBe(401);
    expect((await fetch(address(), { method: 'DELETE' })).status).toBe(405);
    expect((await fetch(hub.directoryUrl, { headers: { authorization: 'Bearer ict:x' } })).status).toBe(401);
  });

  it('tells every professional the sums of service, and of few nothing but that they are few', async () => {
    const kept = (unit: string) => `figure:limit|${unit}|health-kept`;
    await post(report(A, row('omaolo', 2), row(kept('Kotka'), 3), row(kept('Hamina'), 1)));
    await post(report(B, row(kept('Kotka'), 4, '2026-11-22'), row('figure:limit|Kotka|health-late', 1)));
    const told = async (query = '', token = 'user:a') =>
      (await (await get({}, `/figures${query}`, token)).json()) as unknown;
    expect(await told()).toEqual({
      figures: [
        { toolId: kept('Kotka'), opens: 7, seconds: 70 },
        { toolId: 'figure:limit|Kotka|health-late', opens: 1, seconds: 10 },
      ],
      few: [{ name: 'limit', unit: 'Hamina' }],
      workstations: 2,
    });
    expect(await told('?from=2026-11-22&to=2026-11-22')).toEqual({
      figures: [],
      few: [{ name: 'limit', unit: 'Kotka' }],
      workstations: 1,
    });
    expect((await get({}, '/figures', 'none:a')).status).toBe(403);
  });

  it('tells who edits guidelines how often each is opened, and nothing of tools', async () => {
    await post(report(A, row('omaolo', 2), row('article:puhelu', 3)));
    await post(report(B, row('article:puhelu', 1)));
    const opens = (token: string) => get({}, '/articles', token);
    expect(await (await opens('editor:x')).json()).toEqual({ opens: [{ id: 'puhelu', day: '2026-11-23', opens: 4 }] });
    expect((await opens('user:a')).status).toBe(403);
    expect((await opens('ict:x')).status).toBe(403);
  });

  it('refuses what is no report', async () => {
    expect(await post('{')).toBe(400);
    expect(await post({ ...report(A), workstation: 'the one by the door' })).toBe(400);
    expect(await post(report(A, row('=cmd', 1)))).toBe(400);
    expect(await post(report(A, row('omaolo', -1)))).toBe(400);
    expect(await post(report(A, row('omaolo', 1, '2026-12-24')))).toBe(422);
    expect(await post(report(A, { ...row('omaolo', 1), seconds: 100_000 }))).toBe(422);
    expect(await post(report(A), 'user:a', { 'content-type': 'text/plain' })).toBe(415);
    expect(await post(' '.repeat(2_000_001))).toBe(413);
    expect(await sums()).toEqual({ sums: [] });
  });

  it('keeps them over its own restart, also after a line that was cut short', async () => {
    await post(report(A, row('omaolo', 2)));
    await post(report(A, row('omaolo', 3)));
    await hub.close();
    const file = join(folder, 'usage.jsonl');
    await appendFile(file, '{"workstation":"b00');
    hub = await startHub(['a'], 0, file);
    expect(await sums()).toEqual({ sums: [{ ...row('omaolo', 3), workstations: 1 }] });
    expect((await readFile(file, 'utf8')).trimEnd().split('\n')).toHaveLength(1);
  });

  it('says when a report could not be kept', async () => {
    await hub.close();
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    hub = await startHub(['a'], 0, join(file, 'usage.jsonl'));
    expect(await post(report(A, row('omaolo', 1)))).toBe(500);
  });
});

describe('the book', () => {
  const now = () => Date.parse('2026-11-23T08:00:00Z');
  it('holds no more than it may, and still takes what only replaces', () => {
    const book = createUsageBook({ now, most: 2 });
    expect(book.take(report(A, row('one', 1), row('two', 1)))).toBe('taken');
    expect(book.take(report(B, row('one', 1)))).toBe('full');
    expect(book.take(report(A, row('one', 2), row('two', 2)))).toBe('taken');
    expect(book.sums().map(({ opens }) => opens)).toEqual([2, 2]);
  });
  it('forgets days of more than 400 days ago, and gives their room to others', () => {
    let day = now();
    const book = createUsageBook({ now: () => day, most: 1 });
    expect(book.take(report(A, row('one', 1)))).toBe('taken');
    day += 401 * 86_400_000;
    expect(book.sums()).toEqual([]);
    expect(book.take(report(A, row('one', 1, '2027-12-28')))).toBe('taken');
  });
});
