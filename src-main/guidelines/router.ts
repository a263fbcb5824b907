import { implement } from '@orpc/server';
import { parseArticle } from '#shared/article-file/parse-article.js';
import { guidelinesContract } from '#shared/guidelines.js';
import type { Caller } from '../rpc.js';
import type { Library } from './build-library.js';
import { changesSince } from './version-list.js';
import type { VersionStore } from './version-store.js';

const os = implement(guidelinesContract).$context<Caller>();

/** Answers the renderer's questions about articles; the articles travel only when the renderer's are not the newest. */
export const createRouter = (library: () => Promise<Library>, versions: VersionStore) => ({
  articles: os.articles.handler(async ({ input }) => {
    const { version, articles, problems } = await library();
    return input.knownVersion === version ? { version, problems } : { version, articles, problems };
  }),
  versions: os.versions.handler(async ({ input: { id, language } }) => {
    const entry = (await versions.list())[`${id}.${language}`];
    return { versions: entry?.versions.toReversed() ?? [] };
  }),
  version: os.version.handler(async ({ input: { version } }) => {
    const text = await versions.text(version);
    const article = text === undefined ? undefined : parseArticle(`${version}.md`, text).article;
    return article === undefined ? {} : { article: { ...article, version } };
  }),
  changes: os.changes.handler(async ({ input: { since } }) => {
    await library();
    return { changes: changesSince(await versions.list(), since) };
  }),
});
