import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Distribution } from '#shared/guidelines-authoring.js';
import { type SignedManifest, signedManifestSchema } from '#shared/guidelines-manifest.js';
import { type Live, createLive } from '../live.js';
import type { Log } from '../log.js';
import { isNamed, objectTo } from './edition.js';
import { type HubLink, readJson } from './hub-link.js';

const AT_ONCE = 8;
const MANIFEST = 'manifest.json';

export interface PublishedFile {
  name: string;
  text: string;
}

/** Put in place whole or not at all. */
async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
}

/**
 * The county's published guidelines on this machine: the last set whose signature holds, kept on the disk and read from
 * there without a connection. Texts are fetched one by one, only those that are not here yet; a set is taken when it is whole.
 * @param publicKeys whose signatures are believed; none = nothing is taken from the hub
 */
export function createDistribution({
  folder,
  link,
  publicKeys,
  log,
}: {
  folder: string;
  link: HubLink;
  publicKeys: readonly string[];
  log: Log;
}) {
  const texts = join(folder, 'texts');
  let held: SignedManifest | undefined;
  let files: PublishedFile[] = [];
  let etag: string | undefined;
  const live: Live<Distribution> = createLive<Distribution>({
    state: publicKeys.length === 0 ? 'off' : 'waiting',
    sequence: 0,
    articles: 0,
  });
  const tell = (state: Distribution['state'], why?: Distribution['why']) => {
    const now = live.get();
    const next: Distribution = {
      state,
      ...(why === undefined ? {} : { why }),
      sequence: held?.manifest.sequence ?? 0,
      ...(held === undefined ? {} : { at: held.manifest.at }),
      articles: files.length,
    };
    if (JSON.stringify(now) !== JSON.stringify(next)) live.set(next);
  };

  const textOf = (hash: string) => readFile(join(texts, `${hash}.md`), 'utf8').catch(() => undefined);

  /** All texts of an edition, from the disk or by `fetchText`; undefined when one of them is not to be had as it is named. */
  async function gather(
    { manifest }: SignedManifest,
    fetchText?: (hash: string) => Promise<string | undefined>,
  ): Promise<PublishedFile[] | undefined> {
    const found: PublishedFile[] = [];
    for (let at = 0; at < manifest.articles.length; at += AT_ONCE) {
      // A few at a time: the hub serves the whole county.
      const some = await Promise.all(
        manifest.articles.slice(at, at + AT_ONCE).map(async (one) => {
          const kept = await textOf(one.hash);
          if (kept !== undefined && isNamed(kept, one)) return { one, text: kept };
          const fetched = await fetchText?.(one.hash);
          if (fetched === undefined || !isNamed(fetched, one)) return undefined;
          await writeWhole(join(texts, `${one.hash}.md`), fetched);
          return { one, text: fetched };
        }),
      );
      for (const each of some) {
        if (each === undefined) return undefined;
        found.push({ name: `hub/${each.one.id}.${each.one.language}.md`, text: each.text });
      }
    }
    return found;
  }

  async function load(): Promise<void> {
    if (publicKeys.length === 0) return;
    const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => undefined);
    const kept = text === undefined ? undefined : readJson(text, signedManifestSchema);
    // The disk is believed as little as the network.
    if (kept === undefined || objectTo(kept, undefined, publicKeys) !== undefined) return;
    const whole = await gather(kept);
    if (whole === undefined) return;
    held = kept;
    files = whole;
    tell('waiting');
  }
  const loaded = load().catch((error: unknown) =>
    log('error', 'guidelines-kept-unreadable', { detail: String(error) }),
  );

  async function forgetOthers({ manifest }: SignedManifest): Promise<void> {
    const wanted = new Set(manifest.articles.map(({ hash }) => `${hash}.md`));
    const there = await readdir(texts);
    await Promise.all(there.filter((name) => !wanted.has(name)).map((name) => rm(join(texts, name), { force: true })));
  }

  async function sync(): Promise<void> {
    await loaded;
    if (publicKeys.length === 0) return;
    const answer = await link('articles', etag === undefined ? {} : { headers: { 'if-none-match': etag } });
    if (answer === undefined || (answer.status >= 400 && answer.status !== 404)) return tell('unreachable');
    // Nothing published yet, or nothing new: an earlier refusal of the same answer stands.
    if (answer.status === 304) return live.get().state === 'refused' ? undefined : tell('current');
    if (answer.status !== 200) return tell('current');
    const next = readJson(answer.text, signedManifestSchema);
    const refuse = (why: NonNullable<Distribution['why']>) => {
      log('warn', 'guidelines-refused', { why, sequence: next?.manifest.sequence ?? 0 });
      ({ etag } = answer);
      tell('refused', why);
    };
    if (next === undefined) return refuse('form');
    const why = objectTo(next, held, publicKeys);
    if (why !== undefined) return refuse(why);
    await mkdir(texts, { recursive: true, mode: 0o700 });
    let reached = true;
    const whole = await gather(next, async (hash) => {
      const text = await link(`articles/${hash}`);
      reached &&= text !== undefined;
      return text?.status === 200 ? text.text : undefined;
    });
    if (whole === undefined) return reached ? refuse('content') : tell('unreachable');
    await writeWhole(join(folder, MANIFEST), JSON.stringify(next));
    held = next;
    files = whole;
    ({ etag } = answer);
    tell('current');
    log('info', 'guidelines-taken', { sequence: next.manifest.sequence, articles: whole.length });
    await forgetOthers(next);
  }

  let syncing: Promise<void> | undefined;
  return {
    live,
    loaded,
    /** Looks at the hub. One look at a time; never rejects. */
    sync: (): Promise<void> => {
      syncing ??= sync()
        .catch((error: unknown) => {
          log('error', 'guidelines-not-kept', { detail: error instanceof Error ? error.message : String(error) });
          tell('unreachable');
        })
        .finally(() => (syncing = undefined));
      return syncing;
    },
    /** The edition's articles as files, and what changes when they do. */
    published: {
      stamp: async () => {
        await loaded;
        return String(held?.manifest.sequence ?? 0);
      },
      files: async () => {
        await loaded;
        return files;
      },
    },
  };
}
