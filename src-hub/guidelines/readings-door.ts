import type * as z from 'zod';
import { feedbackAnswerSchema, feedbackWordsSchema } from '#shared/guidelines-feedback.js';
import { readingsReportSchema } from '#shared/guidelines-readings.js';
import { readBody, toJson } from '../read-body.js';
import type { HubCaller } from '../caller.js';
import type { HubDoor } from '../http.js';
import type { FeedbackBook } from './feedback.js';
import type { ReadingsBook } from './readings.js';

/** Bytes of a body: the largest that the schemas let through has no need of more. */
const MOST_BYTES = 64_000;

type Answer = (caller: HubCaller, input: { query: URLSearchParams; body: unknown }) => Promise<[number, unknown?]>;

/**
 * What the hub takes and gives of guidelines besides the articles themselves, at `/guidelines/…`. A person writes and reads
 * their own; duties come from the access token alone.
 */
export function createReadingsDoor({
  readings,
  feedback,
}: {
  readings: ReadingsBook;
  feedback: FeedbackBook;
}): HubDoor {
  const isEditor = ({ duties = [] }: HubCaller) =>
    duties.includes('guidelineEditor') || duties.includes('guidelineApprover');

  const parsed = <T>(schema: z.ZodType<T>, body: unknown, take: (value: T) => Promise<[number, unknown?]>) => {
    const read = schema.safeParse(body);
    return read.success ? take(read.data) : Promise.resolve<[number]>([400]);
  };

  const answers: Readonly<Record<string, Answer>> = {
    'GET /guidelines/readings': async ({ subject }) => [200, { readings: await readings.of(subject) }],
    'POST /guidelines/readings': ({ subject }, { body }) =>
      parsed(readingsReportSchema, body, async (report) => {
        await readings.take(subject, report.readings);
        return [204];
      }),
    'GET /guidelines/readings/unit': async ({ duties = [], unit }) => {
      if (!duties.includes('unitSupervisor') || unit === undefined) return [403];
      const read = await readings.ofUnit(unit);
      return read === undefined ? [503] : [200, read];
    },
    'GET /guidelines/feedback': async (caller, { query }) => {
      if (!query.has('all')) return [200, { feedback: await feedback.of(caller.subject) }];
      return isEditor(caller) ? [200, { feedback: await feedback.all() }] : [403];
    },
    'POST /guidelines/feedback': ({ subject, unit }, { body }) =>
      parsed(feedbackWordsSchema, body, async (words) => [
        (await feedback.take(subject, unit, words)) === 'taken' ? 204 : 429,
      ]),
    'POST /guidelines/feedback/answer': (caller, { body }) =>
      isEditor(caller)
        ? parsed(feedbackAnswerSchema, body, async (answer) => {
            const became = await feedback.answer(answer);
            return [became === 'taken' ? 204 : became === 'changed' ? 409 : 404];
          })
        : Promise.resolve<[number]>([403]),
  };

  return {
    /** Paths with the methods that each knows. */
    paths: Object.keys(answers).reduce((paths, each) => {
      const [method = '', path = ''] = each.split(' ');
      return paths.set(path, [...(paths.get(path) ?? []), method]);
    }, new Map<string, string[]>()),
    async answer(request, response, caller): Promise<void> {
      const say = (status: number, value?: unknown) => {
        response.writeHead(status, {
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
          ...(value === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
        });
        response.end(value === undefined ? '' : JSON.stringify(value));
      };
      if (!caller.scopes.includes('hub/presence')) return say(403);
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://hub.invalid');
      const answer = answers[`${request.method} ${pathname}`];
      if (answer === undefined) return say(404);
      let body: unknown;
      if (request.method === 'POST') {
        if (request.headers['content-type']?.split(';')[0] !== 'application/json') return say(415);
        const text = await readBody(request, MOST_BYTES);
        if (text === undefined) {
          response.setHeader('connection', 'close');
          return say(413);
        }
        body = toJson(text);
      }
      return say(...(await answer(caller, { query: searchParams, body })));
    },
  };
}
