import { implement } from '@orpc/server';
import { guidelinesContract } from '#shared/guidelines.js';
import type { Caller } from '../rpc.js';
import type { Library } from './build-library.js';

const os = implement(guidelinesContract).$context<Caller>();

/** Answers the renderer's questions about articles; the articles travel only when the renderer's are not the newest. */
export const createRouter = (library: () => Promise<Library>) => ({
  articles: os.articles.handler(async ({ input }) => {
    const { version, articles, problems } = await library();
    return input.knownVersion === version ? { version, problems } : { version, articles, problems };
  }),
});
