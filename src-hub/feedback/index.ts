import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { feedbackAnswerSchema, feedbackChannelSchema, feedbackMonthsSchema } from '#shared/feedback.js';
import type { HubDoor } from '../http.js';
import type { HubLog } from '../log.js';
import { readBody, toJson } from '../read-body.js';
import { type FeedbackBook, createFeedbackBook } from './book.js';
import { createKeeper, readKept } from './file.js';
import { languageFrom, questionsPage, saidPage } from './page.js';

const MOST_BYTES = 4_000;
const linkSchema = z.strictObject({ channel: feedbackChannelSchema });
const aloudSchema = z.strictObject({ channel: feedbackChannelSchema, answer: feedbackAnswerSchema });
/** The answer in a form's fields; an empty field is not nought. */
function answerIn(fields: Partial<Record<string, string>>) {
  const number = (name: string) => {
    const text = fields[name];
    return text === undefined ? {} : { [name]: /^\d{1,2}$/.test(text) ? Number(text) : text };
  };
  return feedbackAnswerSchema.safeParse({ ...number('nps'), ...number('understood'), ...number('moved') });
}

/**
 * Clients' feedback. `/feedback/*` is for workbenches, with a token: links to answer by, what was answered aloud, and figures.
 * `/palaute/<token>` is the page for the client's own device: whoever has the link answers once, and is not asked who they are.
 * @param file where sums and waiting links are kept; undefined = in memory
 */
export function createFeedbackDesk({ file, now, log }: { file: string | undefined; now: () => number; log: HubLog }) {
  const keeper = file === undefined ? undefined : createKeeper(file);
  const opening: Promise<FeedbackBook> = (file === undefined ? Promise.resolve(undefined) : readKept(file)).then(
    (kept) => createFeedbackBook({ now, kept }),
  );
  opening.catch((error: unknown) => log('error', 'hub-feedback-unreadable', { detail: String(error) }));
  const keep = async (book: FeedbackBook) => keeper?.keep(book.all());

  const door: HubDoor = {
    paths: new Map([
      ['/feedback/links', ['POST']],
      ['/feedback/answers', ['POST']],
      ['/feedback/figures', ['GET']],
    ]),
    async answer(request, response, caller) {
      const say = (status: number, body?: object) => {
        response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
        response.end(body === undefined ? '' : JSON.stringify(body));
      };
      if (!caller.scopes.includes('hub/presence')) return say(403);
      const book = await opening;
      const unit = caller.unit ?? '';
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://hub.invalid');
      if (pathname === '/feedback/figures') {
        const months = feedbackMonthsSchema.safeParse(Number(searchParams.get('months')));
        return months.success ? say(200, book.figures(months.data, unit)) : say(400);
      }
      const body = toJson((await readBody(request, MOST_BYTES)) ?? '');
      if (pathname === '/feedback/links') {
        const wish = linkSchema.safeParse(body);
        if (!wish.success) return say(400);
        const token = randomBytes(16).toString('base64url');
        if (!book.issue(token, { unit, channel: wish.data.channel })) return say(507);
        await keep(book);
        return say(201, { token });
      }
      const told = aloudSchema.safeParse(body);
      if (!told.success) return say(400);
      book.add({ unit, channel: told.data.channel }, told.data.answer);
      await keep(book);
      return say(201, {});
    },
  };

  async function page(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const nonce = randomBytes(12).toString('base64');
    const say = (status: number, body: string) => {
      response.writeHead(status, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex',
        'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
      });
      response.end(body);
    };
    const book = await opening;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://hub.invalid');
    const token = pathname.slice('/palaute/'.length);
    const language = languageFrom(searchParams.get('kieli'));
    if (!book.waits(token)) return say(410, saidPage(language, nonce, 'spent'));
    if (request.method !== 'POST') return say(200, questionsPage(language, nonce));
    const fields = Object.fromEntries(new URLSearchParams((await readBody(request, MOST_BYTES)) ?? ''));
    const answer = answerIn(fields);
    if (!answer.success) return say(422, questionsPage(language, nonce, { chosen: fields, wrong: true }));
    // Another window may have answered while this was read.
    if (!book.spend(token, answer.data)) return say(410, saidPage(language, nonce, 'spent'));
    await keep(book);
    return say(200, saidPage(language, nonce, 'thanks'));
  }

  return {
    door,
    /** Pages that need no token of a workbench. */
    pages: { paths: new Map([['/palaute/*', ['GET', 'POST']]]), answer: page },
    close: async (): Promise<void> => keeper?.done(),
  };
}
