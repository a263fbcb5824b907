import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeArticle } from '#shared/article-file/write-article.js';
import { createManualClock } from '#shared/clock.js';
import { type DraftAction, articleFormSchema, draftAnswerSchema } from '#shared/guidelines-authoring.js';
import { signedManifestSchema } from '#shared/guidelines-manifest.js';
import { hubPolicySchema } from '#shared/hub-policy.js';
import type { Duty } from '#shared/identity.js';
import { createHub, createMemoryEngine } from '../index.js';
import { START } from '../testing/hub.js';
import {
  type GuidelinesKeys,
  hashOf,
  isSignedBy,
  makeGuidelinesKey,
  openGuidelinesKey,
  readGuidelinesKey,
} from './index.js';

const pair = makeGuidelinesKey();
const key = readGuidelinesKey(pair.pem);
const duties: Record<string, Duty[]> = {
  writer: ['guidelineEditor'],
  second: ['guidelineEditor'],
  both: ['guidelineEditor', 'guidelineApprover'],
  approver: ['guidelineApprover'],
  reader: [],
};
const form = articleFormSchema.parse({
  id: 'puhelu',
  language: 'fi',
  title: 'Puhelu',
  summary: 'Lyhyesti.',
  kind: 'article',
  topics: ['contacts'],
  keywords: [],
  layer: 'national',
  register: 'both',
  owner: 'Kirjaamisen tuki',
  sources: [{ title: 'Laki' }],
  checked: '2026-11-02',
  checkValidity: false,
  related: [],
  body: 'Teksti.',
});

let folder: string;
let running: { url: string; close: () => Promise<void> } | undefined;
const clock = createManualClock(START);

async function start(keys: GuidelinesKeys = { key }) {
  const engine = await createMemoryEngine({ recordsFile: join(folder, 'records.jsonl'), clock, log: () => {} });
  const hub = createHub({
    engine,
    directory: { load: async () => ({ ok: true, people: [] }) },
    authenticate: async (token) => {
      const known = duties[token];
      if (token === 'ict') return { subject: 'ict', scopes: ['hub/guidelines'] };
      return known === undefined
        ? undefined
        : { subject: token, scopes: ['hub/presence'], duties: known, unit: 'Ohjaus' };
    },
    clock,
    log: () => {},
    policy: hubPolicySchema.parse({}),
    guidelinesKeys: keys,
  });
  const { guidelinesUrl } = await hub.listen({ host: '127.0.0.1', port: 0 });
  running = {
    url: guidelinesUrl,
    close: async () => {
      await hub.close();
      await engine.close();
    },
  };
}
const ask = (who: string, path: string, init: RequestInit = {}) =>
  fetch(`${running?.url}/${path}`, {
    ...init,
    headers: { authorization: `Bearer ${who}`, 'content-type': 'application/json', ...init.headers },
  });
async function act(who: string, id: string, revision: number, action: DraftAction) {
  const answer = await ask(who, `drafts/${id}`, { method: 'POST', body: JSON.stringify({ revision, action }) });
  return answer.ok ? draftAnswerSchema.parse(await answer.json()) : answer.status;
}
const manifest = async () => signedManifestSchema.parse(await (await ask('reader', 'articles')).json());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-guidelines-'));
  await start();
});
afterEach(async () => {
  await running?.close();
  await rm(folder, { recursive: true });
});

describe('a draft at the hub', () => {
  it('is written, approved by another person and published, signed', async () => {
    expect((await ask('reader', 'articles')).status).toBe(204);
    const id = randomUUID();
    expect(await act('writer', id, 0, { do: 'save', form })).toMatchObject({ kind: 'done', now: { revision: 1 } });
    expect(await act('writer', id, 1, { do: 'submit' })).toMatchObject({ kind: 'done' });
    expect(await act('approver', id, 2, { do: 'approve' })).toMatchObject({
      kind: 'done',
      now: { draft: { state: 'approved', published: 1 } },
    });
    const signed = await manifest();
    expect(isSignedBy(signed, pair.publicKey)).toBe(true);
    expect(isSignedBy({ ...signed, manifest: { ...signed.manifest, sequence: 2 } }, pair.publicKey)).toBe(false);
    expect(isSignedBy(signed, makeGuidelinesKey().publicKey)).toBe(false);
    const hash = signed.manifest.articles[0]?.hash ?? '';
    const text = await (await ask('reader', `articles/${hash}`)).text();
    expect(hashOf(text)).toBe(hash);
    expect(text).toContain('by: Ohjaus');
  });

  it('is not approved by one who has written in it, has no duty, or has not read its newest text', async () => {
    const id = randomUUID();
    await act('writer', id, 0, { do: 'save', form });
    await act('both', id, 1, { do: 'save', form: { ...form, title: 'Puhelut' } });
    await act('writer', id, 2, { do: 'submit' });
    for (const [who, why] of [
      ['writer', 'notApprover'],
      ['both', 'ownText'],
      ['reader', 'notEditor'],
    ] as const)
      expect(await act(who, id, 3, { do: 'approve' })).toEqual({ kind: 'refused', why });
    expect(await act('approver', id, 2, { do: 'approve' })).toMatchObject({ kind: 'changed', now: { revision: 3 } });
    expect((await ask('reader', 'articles')).status).toBe(204);
    expect(await (await ask('reader', 'drafts')).json()).toEqual({ drafts: [] });
  });

  it('tells the second of two writers, and takes nothing from the first', async () => {
    const id = randomUUID();
    await act('writer', id, 0, { do: 'save', form });
    const [first, second] = await Promise.all([
      act('writer', id, 1, { do: 'save', form: { ...form, title: 'Yksi' } }),
      act('second', id, 1, { do: 'save', form: { ...form, title: 'Kaksi' } }),
    ]);
    const kinds = [first, second].map((one) => (typeof one === 'number' ? one : one.kind)).toSorted();
    expect(kinds).toEqual(['changed', 'done']);
  });

  it('is not approved over what was published after it was begun', async () => {
    const ids = [randomUUID(), randomUUID()];
    for (const id of ids) {
      await act('writer', id, 0, { do: 'save', form: { ...form, title: `Puhelu ${id}` } });
      await act('writer', id, 1, { do: 'submit' });
    }
    const [one = '', two = ''] = ids;
    expect(await act('approver', one, 2, { do: 'approve' })).toMatchObject({ kind: 'done' });
    expect(await act('approver', two, 2, { do: 'approve' })).toEqual({ kind: 'refused', why: 'outdated' });
    await act('writer', two, 2, { do: 'takeBack' });
    const base = (await manifest()).manifest.articles[0]?.hash.slice(0, 16) ?? '';
    await act('writer', two, 3, { do: 'save', form, base });
    await act('writer', two, 4, { do: 'submit' });
    expect(await act('approver', two, 5, { do: 'approve' })).toMatchObject({ kind: 'done' });
  });

  it('is there after the hub has ended, and is published if it was approved', async () => {
    const id = randomUUID();
    await act('writer', id, 0, { do: 'save', form });
    await act('writer', id, 1, { do: 'submit' });
    await running?.close();
    // Ended between the approval and the edition: as the records would stand then.
    const engine = await createMemoryEngine({ recordsFile: join(folder, 'records.jsonl'), clock, log: () => {} });
    const kept = (await engine.records.read('guideline-drafts', [id])).get(id);
    const approved = JSON.stringify({ ...JSON.parse(kept?.value ?? ''), state: 'approved' });
    await engine.records.change('guideline-drafts', id, kept?.revision ?? 0, approved);
    await engine.close();
    await start();
    expect((await manifest()).manifest.articles).toMatchObject([{ id: 'puhelu' }]);
  });

  it('waits for the county’s key: without it nothing is approved', async () => {
    await running?.close();
    await start({ publicKey: pair.publicKey });
    const id = randomUUID();
    await act('writer', id, 0, { do: 'save', form });
    await act('writer', id, 1, { do: 'submit' });
    expect(await act('approver', id, 2, { do: 'approve' })).toEqual({ kind: 'refused', why: 'noKey' });
  });
});

describe('a set that was signed elsewhere', () => {
  const text = writeArticle(form);
  const set = (sequence: number, by = key) =>
    by?.sign({
      sequence,
      at: '2026-11-27T20:00:00.000Z',
      articles: [{ id: 'puhelu', language: 'fi', hash: hashOf(text) }],
    });
  const put = async (who: string, signed: unknown, texts = [text]) =>
    (await ask(who, 'articles', { method: 'PUT', body: JSON.stringify({ signed, texts }) })).status;

  it('is taken from who may, signed by the county, newer, and with all that it names', async () => {
    expect(await put('writer', set(1))).toBe(403);
    expect(await put('ict', set(5), [])).toBe(422);
    expect(await put('ict', set(5, readGuidelinesKey(makeGuidelinesKey().pem)))).toBe(422);
    expect(await put('ict', set(5))).toBe(200);
    expect(await put('approver', set(5))).toBe(409);
    expect(await put('approver', set(4))).toBe(409);
    expect(await put('approver', set(6), [])).toBe(200);
    expect((await manifest()).manifest.sequence).toBe(6);
  });
});

describe('the door', () => {
  it('says what has not changed, and packs what has', async () => {
    const id = randomUUID();
    await act('writer', id, 0, { do: 'save', form });
    await act('writer', id, 1, { do: 'submit' });
    await act('approver', id, 2, { do: 'approve' });
    const first = await ask('reader', 'articles', { headers: { 'accept-encoding': 'br' } });
    expect(first.headers.get('content-encoding')).toBe('br');
    const etag = first.headers.get('etag') ?? '';
    expect((await ask('reader', 'articles', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('lets nobody in who is not known, and nothing that is not asked for', async () => {
    expect((await ask('stranger', 'articles')).status).toBe(401);
    expect((await ask('ict', 'drafts')).status).toBe(403);
    expect((await ask('reader', 'articles/x/y')).status).toBe(404);
    expect((await ask('reader', `articles/${'0'.repeat(64)}`)).status).toBe(404);
    expect((await ask('writer', 'drafts/not-an-id', { method: 'POST', body: '{}' })).status).toBe(404);
    expect((await ask('writer', `drafts/${randomUUID()}`, { method: 'POST', body: '{"a":1}' })).status).toBe(400);
    const large = JSON.stringify({ revision: 0, action: { do: 'save', form: { ...form, body: 'ä'.repeat(400_000) } } });
    expect((await ask('writer', `drafts/${randomUUID()}`, { method: 'POST', body: large })).status).toBe(413);
  });

  it('lets who writes all the time wait', async () => {
    const answers = await Promise.all(
      Array.from({ length: 125 }, () => act('writer', randomUUID(), 0, { do: 'submit' })),
    );
    expect(answers).toContain(429);
    expect(await act('second', randomUUID(), 0, { do: 'save', form })).toMatchObject({ kind: 'done' });
    clock.advance(60_000);
    expect(await act('writer', randomUUID(), 0, { do: 'save', form })).toMatchObject({ kind: 'done' });
  });
});

describe('the key’s file', () => {
  it('is made once, and one that holds something else is not written over', async () => {
    const file = join(folder, 'keys', 'guidelines.pem');
    const made = await openGuidelinesKey(file);
    expect((await openGuidelinesKey(file))?.publicKey).toBe(made?.publicKey);
    await writeFile(file, 'not a key');
    expect(await openGuidelinesKey(file)).toBeUndefined();
  });
});
