import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { articleKey, diffArticle, diffLibrary } from '#shared/guidelines-diff.js';
import { signedManifestSchema } from '#shared/guidelines-manifest.js';
import { hashOf, makeGuidelinesKey, readGuidelinesKey } from '../../../src-hub/index.js';
import { type GuidelinesOptions, GUIDELINES_HELP, readGuidelinesOptions } from './options.js';
import { readArticles } from './read.js';

/** What the command needs of the world around it. */
export interface GuidelinesWorld {
  argv: readonly string[];
  env: Record<string, string | undefined>;
  cwd: string;
  out: (line: string) => void;
  err: (line: string) => void;
  fetch: typeof globalThis.fetch;
  now: () => Date;
}

/**
 * `npm run guidelines`: checks, imports, signs and publishes articles without a workbench.
 * @returns exit code, as the help tells
 */
export async function runGuidelines(world: GuidelinesWorld): Promise<number> {
  const options = readGuidelinesOptions(world.argv);
  switch (options.kind) {
    case 'help':
      world.out(GUIDELINES_HELP.trimEnd());
      return 0;
    case 'wrong':
      world.err(options.message);
      return 2;
    case 'check':
      return check(options, world);
    case 'import':
      return importInto(options, world);
    case 'key':
      return makeKey(options, world);
    case 'publish':
      return publish(options, world);
  }
}

type Of<Kind extends GuidelinesOptions['kind']> = Extract<GuidelinesOptions, { kind: Kind }>;

async function check({ from }: Of<'check'>, { cwd, out, err }: GuidelinesWorld): Promise<number> {
  const read = await readArticles(resolve(cwd, from));
  if (typeof read === 'string') return say(err, read, 2);
  for (const line of read.lines) out(line);
  out(`${read.shelved.length} articles, ${read.lines.length} remarks`);
  return read.refused ? 1 : 0;
}

async function importInto(options: Of<'import'>, { cwd, out, err }: GuidelinesWorld): Promise<number> {
  const into = resolve(cwd, options.into);
  await mkdir(into, { recursive: true });
  const [read, there] = await Promise.all([readArticles(resolve(cwd, options.from)), readArticles(into)]);
  if (typeof read === 'string') return say(err, read, 2);
  if (typeof there === 'string') return say(err, there, 2);
  for (const line of read.lines) out(line);
  const files = new Map(there.shelved.map(({ article, file }) => [articleKey(article), file]));
  const texts = new Map(read.shelved.map(({ article, text }) => [articleKey(article), text]));
  const chosen = read.shelved
    .map(({ article }) => article)
    .filter(({ id }) => options.only === undefined || options.only.includes(id));
  const diff = diffLibrary(
    there.shelved.map(({ article }) => article),
    chosen,
  );
  for (const article of diff.added) out(`new       ${articleKey(article)}  ${article.title}`);
  for (const { before, after } of diff.changed) {
    const { fields, body } = diffArticle(before, after);
    const lines = body.filter(({ kind }) => kind !== 'same').length;
    out(
      `changed   ${articleKey(after)}  ${[...fields.map(({ field }) => field), ...(lines > 0 ? [`${lines} lines of text`] : [])].join(', ')}`,
    );
  }
  for (const article of diff.unchanged) out(`unchanged ${articleKey(article)}`);
  const taken = [...diff.added, ...diff.changed.map(({ after }) => after)];
  if (!options.yes) out(`${taken.length} articles would be written to ${into}; --yes writes them.`);
  else {
    for (const article of taken) {
      const key = articleKey(article);
      const name = files.get(key) ?? (article.language === 'fi' ? `${article.id}.md` : `${key}.md`);
      await writeFile(join(into, name), texts.get(key) ?? '');
    }
    out(`${taken.length} articles written to ${into}`);
  }
  return read.refused ? 1 : 0;
}

async function makeKey({ out: file }: Of<'key'>, { cwd, out, err }: GuidelinesWorld): Promise<number> {
  const { pem, publicKey } = makeGuidelinesKey();
  try {
    await writeFile(resolve(cwd, file), pem, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    return say(err, `${file} was not written (${error instanceof Error ? error.message : String(error)}).`, 2);
  }
  out(`The private key is in ${file}: for the hub (--guidelines-key), or for who signs outside. For county.json:`);
  out(JSON.stringify({ guidelines: { publicKey } }));
  return 0;
}

async function publish(options: Of<'publish'>, { cwd, env, out, err, fetch, now }: GuidelinesWorld): Promise<number> {
  const pem =
    options.key === undefined
      ? env.GUIDELINES_KEY
      : await readFile(resolve(cwd, options.key), 'utf8').catch(() => undefined);
  const key = pem === undefined ? undefined : readGuidelinesKey(pem);
  if (key === undefined) return say(err, 'There is no private Ed25519 key: give --key <file>, or GUIDELINES_KEY.', 2);
  const token = env.GUIDELINES_TOKEN;
  if (token === undefined) return say(err, 'GUIDELINES_TOKEN has no access token for the hub.', 2);
  const read = await readArticles(resolve(cwd, options.from));
  if (typeof read === 'string') return say(err, read, 2);
  for (const line of read.lines) out(line);
  if (read.refused) return say(err, 'Nothing was published: some articles are refused.', 1);

  const url = `${options.hub}/guidelines/articles`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  try {
    const there = await fetch(url, { headers });
    if (there.status !== 200 && there.status !== 204) return say(err, `The hub answered ${there.status}.`, 1);
    const before = there.status === 204 ? undefined : signedManifestSchema.parse(await there.json());
    const known = new Set(before?.manifest.articles.map(({ hash }) => hash));
    const articles = read.shelved.map(({ article: { id, language }, text }) => ({ id, language, hash: hashOf(text) }));
    const signed = key.sign({ sequence: (before?.manifest.sequence ?? 0) + 1, at: now().toISOString(), articles });
    const texts = read.shelved.map(({ text }) => text).filter((text) => !known.has(hashOf(text)));
    const taken = await fetch(url, { method: 'PUT', headers, body: JSON.stringify({ signed, texts }) });
    if (!taken.ok) return say(err, `The hub took nothing: ${taken.status} ${await taken.text()}`, 1);
    out(`Edition ${signed.manifest.sequence}: ${articles.length} articles, ${texts.length} of them new at the hub`);
    return 0;
  } catch (error) {
    return say(
      err,
      `The hub does not answer as it should (${error instanceof Error ? error.message : String(error)}).`,
      1,
    );
  }
}

function say(err: (line: string) => void, line: string, code: number): number {
  err(line);
  return code;
}
