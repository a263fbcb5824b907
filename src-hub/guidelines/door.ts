import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { draftActionSchema } from '#shared/guidelines-authoring.js';
import { signedManifestSchema } from '#shared/guidelines-manifest.js';
import type { HubCaller } from '../caller.js';
import { readBody, toJson } from '../read-body.js';
import type { PublishedArticles } from './articles.js';
import { createPacker } from './packed.js';
import type { Review } from './review.js';

/** Bytes of one draft, and of a whole set that was signed elsewhere. */
const MOST_BYTES = { draft: 600_000, set: 30_000_000 };
/** Scope of a county ICT's own system that publishes sets that were signed elsewhere. */
const PUBLISH_SCOPE = 'hub/guidelines';

const stepSchema = z.strictObject({ revision: z.number().int().nonnegative(), action: draftActionSchema });
const setSchema = z.strictObject({ signed: signedManifestSchema, texts: z.array(z.string().max(100_000)).max(10_000) });

/**
 * `GET /guidelines/articles`: the signed manifest, with an ETag. `GET /guidelines/articles/<hash>`: a text, for ever the
 * same. `PUT /guidelines/articles`: a set that was signed elsewhere. `GET /guidelines/drafts`: those that the caller may
 * see. `POST /guidelines/drafts/<id>`: one step of a draft.
 * @param mayWrite whether this person may write now; somebody who writes all the time has to wait
 */
export function createGuidelinesDoor({
  articles,
  review,
  mayWrite,
}: {
  articles: PublishedArticles;
  review: Review;
  mayWrite: (subject: string) => boolean;
}) {
  const pack = createPacker();
  return async (request: IncomingMessage, response: ServerResponse, caller: HubCaller): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://hub.invalid');
    const [, , matter, name, ...more] = pathname.split('/');
    const say = (status: number, value?: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, {
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        ...(value === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
        ...headers,
      });
      response.end(value === undefined ? undefined : JSON.stringify(value));
    };
    const give = async (key: string, body: string, type: string, headers: Record<string, string>) => {
      const accepted = request.headers['accept-encoding'];
      const packed = await pack(key, body, Array.isArray(accepted) ? accepted.join(',') : accepted);
      response.writeHead(200, {
        'x-content-type-options': 'nosniff',
        'content-type': `${type}; charset=utf-8`,
        vary: 'accept-encoding, authorization',
        ...(packed.encoding === undefined ? {} : { 'content-encoding': packed.encoding }),
        ...headers,
      });
      response.end(packed.body);
    };
    /** The body by its schema, or undefined when an answer has been given already. */
    const readAs = async <T>(schema: z.ZodType<T>, most: number): Promise<T | undefined> => {
      const refuse = (status: number, headers?: Record<string, string>): undefined => {
        say(status, undefined, headers);
        return undefined;
      };
      if (request.headers['content-type']?.split(';')[0] !== 'application/json') return refuse(415);
      const text = await readBody(request, most);
      if (text === undefined) return refuse(413, { connection: 'close' });
      const parsed = schema.safeParse(toJson(text));
      return parsed.success ? parsed.data : refuse(400);
    };
    const duties = caller.duties ?? [];
    const actor = { id: caller.subject, duties, unit: caller.unit };
    const isPerson = caller.scopes.includes('hub/presence');
    const method = `${request.method} ${matter}${name === undefined ? '' : '/'}`;
    if (more.length > 0) return say(404);

    switch (method) {
      case 'GET articles': {
        if (!isPerson && !caller.scopes.includes(PUBLISH_SCOPE)) return say(403);
        const signed = await articles.current();
        if (signed === undefined) return say(204);
        const etag = `"g${signed.manifest.sequence}-${signed.signature.slice(0, 12)}"`;
        const caching = { etag, 'cache-control': 'private, no-cache' };
        if (request.headers['if-none-match'] === etag) return say(304, undefined, caching);
        return give(etag, JSON.stringify(signed), 'application/json', caching);
      }
      case 'GET articles/': {
        if (!isPerson) return say(403);
        const text = name === undefined || !/^[0-9a-f]{64}$/.test(name) ? undefined : await articles.text(name);
        if (text === undefined) return say(404);
        return give(`${name}`, text, 'text/markdown', { 'cache-control': 'private, max-age=31536000, immutable' });
      }
      case 'PUT articles': {
        const may = caller.scopes.includes(PUBLISH_SCOPE) || (isPerson && duties.includes('guidelineApprover'));
        if (!may) return say(403);
        if (!mayWrite(caller.subject)) return say(429, undefined, { 'retry-after': '10' });
        const set = await readAs(setSchema, MOST_BYTES.set);
        if (set === undefined) return undefined;
        const taken = await articles.take(set.signed, set.texts);
        return say(taken.ok ? 200 : taken.why === 'older' ? 409 : 422, taken);
      }
      case 'GET drafts': {
        if (!isPerson) return say(403);
        return say(200, { drafts: await review.list(actor) });
      }
      case 'POST drafts/': {
        if (!isPerson) return say(403);
        if (!z.uuid().safeParse(name).success || name === undefined) return say(404);
        if (!mayWrite(caller.subject)) return say(429, undefined, { 'retry-after': '10' });
        const step = await readAs(stepSchema, MOST_BYTES.draft);
        if (step === undefined) return undefined;
        return say(200, await review.act(name, step.revision, step.action, actor));
      }
      default:
        return matter === 'articles' || matter === 'drafts' ? say(405) : say(404);
    }
  };
}
