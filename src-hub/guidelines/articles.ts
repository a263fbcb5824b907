import { parseArticle } from '#shared/article-file/parse-article.js';
import { type SignedManifest, signedManifestSchema } from '#shared/guidelines-manifest.js';
import type { HubEngine } from '../engine/index.js';
import { type GuidelinesKey, hashOf, isSignedBy } from './signing.js';

const MANIFEST = 'guideline-manifest';
const TEXTS = 'guideline-texts';
const KEY = 'current';
/** How often somebody else may come first before it is given up; each of them has published something. */
const TRIES = 20;

export type Published =
  { ok: true; sequence: number } | { ok: false; why: 'noKey' | 'signature' | 'older' | 'content' };

/**
 * What the county has published: texts by their hash, and one signed manifest that names those that hold. Texts are kept
 * first and the manifest last, so that whatever is cut short in between leaves the former edition whole.
 * @param key signs what was approved through this hub; absent = only sets that were signed elsewhere are taken
 * @param publicKey whose signature such a set needs; absent = the own key's
 */
export function createPublishedArticles({
  records,
  key,
  publicKey = key?.publicKey,
  now,
}: {
  records: HubEngine['records'];
  key?: GuidelinesKey | undefined;
  publicKey?: string | undefined;
  now: () => number;
}) {
  async function current(): Promise<{ revision: number; signed: SignedManifest | undefined }> {
    const kept = (await records.read(MANIFEST, [KEY])).get(KEY);
    return { revision: kept?.revision ?? 0, signed: kept === undefined ? undefined : readSigned(kept.value) };
  }

  /** A text is the same for ever under its hash: one that is there already is as good. */
  async function keepText(text: string): Promise<string> {
    const hash = hashOf(text);
    if (!(await records.read(TEXTS, [hash])).has(hash)) await records.change(TEXTS, hash, 0, text);
    return hash;
  }

  /** Puts one article into the next edition, signs it and publishes it. Doing it again changes nothing. */
  async function publish(text: string): Promise<Published> {
    const { article } = parseArticle('article.md', text);
    if (article === undefined) return { ok: false, why: 'content' };
    if (key === undefined) return { ok: false, why: 'noKey' };
    const { id, language } = article;
    const hash = await keepText(text);
    for (let tries = 0; tries < TRIES; tries += 1) {
      // Each try stands upon what the one before found changed.
      const { revision, signed } = await current();
      const before = signed?.manifest.articles ?? [];
      const same = before.find((one) => one.id === id && one.language === language);
      if (signed !== undefined && same?.hash === hash) return { ok: true, sequence: signed.manifest.sequence };
      const articles = [...before.filter((one) => one !== same), { id, language, hash }];
      const sequence = (signed?.manifest.sequence ?? 0) + 1;
      const next = key.sign({ sequence, at: new Date(now()).toISOString(), articles });
      if (await records.change(MANIFEST, KEY, revision, JSON.stringify(next))) return { ok: true, sequence };
    }
    throw new Error('the manifest has changed at each try');
  }

  /** Takes a whole set that was signed elsewhere with the county's key, with those of its texts that are not here yet. */
  async function take(set: SignedManifest, texts: readonly string[]): Promise<Published> {
    if (publicKey === undefined) return { ok: false, why: 'noKey' };
    if (!isSignedBy(set, publicKey)) return { ok: false, why: 'signature' };
    const { sequence, articles } = set.manifest;
    const { revision, signed } = await current();
    if (signed !== undefined && sequence <= signed.manifest.sequence) return { ok: false, why: 'older' };
    if (new Set(articles.map(({ id, language }) => `${id}.${language}`)).size < articles.length)
      return { ok: false, why: 'content' };
    const given = new Map(texts.map((text) => [hashOf(text), text]));
    const there = await records.read(TEXTS, [...new Set(articles.map(({ hash }) => hash))]);
    for (const { id, language, hash } of articles) {
      const text = given.get(hash) ?? there.get(hash)?.value;
      const article = text === undefined ? undefined : parseArticle('article.md', text).article;
      if (article?.id !== id || article.language !== language) return { ok: false, why: 'content' };
    }
    const wanted = new Set(articles.map(({ hash }) => hash));
    for (const [hash, text] of given) if (wanted.has(hash)) await keepText(text);
    const taken = await records.change(MANIFEST, KEY, revision, JSON.stringify(set));
    return taken ? { ok: true, sequence } : { ok: false, why: 'older' };
  }

  return {
    current: async () => (await current()).signed,
    /** The texts of these hashes that the county has. */
    text: async (hash: string) => (await records.read(TEXTS, [hash])).get(hash)?.value,
    publish,
    take,
    /** Whether what is approved here can be signed here. */
    canSign: key !== undefined,
  };
}
export type PublishedArticles = ReturnType<typeof createPublishedArticles>;

function readSigned(text: string): SignedManifest | undefined {
  try {
    return signedManifestSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
