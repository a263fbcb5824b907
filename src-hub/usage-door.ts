import { viewFailureSchema } from '#shared/tool-view.js';
import { articleOf } from '#shared/usage-articles.js';
import { usageReportSchema } from '#shared/usage.js';
import { readBody, toJson } from './read-body.js';
import { figureSums } from './figure-sums.js';
import type { HubDoor } from './http.js';
import type { UsageBook, UsageSum } from './usage-book.js';
import type { UsageFile } from './usage-file.js';

/** Bytes of a report: the largest that the schema lets through has no need of more. */
const MOST_BYTES = 2_000_000;
/** Who may read the county's sums: county ICT's own system or person. */
const READ_SCOPE = 'hub/usage';

/** RFC 4180, semicolons as Finnish spreadsheets read them. Ids of tools and numbers only: nothing needs quoting. */
export const toCsv = (sums: readonly UsageSum[]): string =>
  [
    ['day', 'tool', 'workstations', 'opens', 'seconds', ...viewFailureSchema.options],
    ...sums.map((sum) => [
      sum.day,
      sum.toolId,
      sum.workstations,
      sum.opens,
      sum.seconds,
      ...viewFailureSchema.options.map((kind) => sum.failures[kind] ?? 0),
    ]),
  ]
    .map((row) => `${row.join(';')}\r\n`)
    .join('');

const isDay = (text: string | null) => (text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined);

/**
 * `POST /usage`: a workstation's report, taken once it is kept. `GET /usage?from=&to=`: the county's sums, as CSV where
 * `Accept` asks for `text/csv`. `GET /usage/articles`: how often each guideline was opened, for who edits them.
 * `GET /usage/figures?from=&to=`: sums of what is counted of service, for every professional; of few nothing but that.
 */
export const createUsageDoor = ({ book, file }: { book: UsageBook; file: UsageFile | undefined }): HubDoor => ({
  paths: new Map([
    ['/usage', ['GET', 'POST']],
    ['/usage/articles', ['GET']],
    ['/usage/figures', ['GET']],
  ]),
  async answer(request, response, caller): Promise<void> {
    const say = (status: number, type?: string, body = '') => {
      response.writeHead(status, {
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        ...(type === undefined ? {} : { 'content-type': `${type}; charset=utf-8` }),
      });
      response.end(body);
    };
    await file?.ready().catch(() => undefined);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://hub.invalid');
    if (pathname === '/usage/articles') {
      if (caller.duties?.includes('guidelineEditor') !== true && caller.duties?.includes('guidelineApprover') !== true)
        return say(403);
      const opens = book.sums().flatMap(({ toolId, day, opens: count }) => {
        const id = articleOf(toolId);
        return id === undefined ? [] : [{ id, day, opens: count }];
      });
      return say(200, 'application/json', JSON.stringify({ opens }));
    }
    if (pathname === '/usage/figures') {
      if (!caller.scopes.includes('hub/presence')) return say(403);
      const span = { from: isDay(searchParams.get('from')) ?? '', to: isDay(searchParams.get('to')) ?? '9999' };
      const told = { ...figureSums(book.sums(span)), workstations: book.workstations(span) };
      return say(200, 'application/json', JSON.stringify(told));
    }
    if (request.method === 'GET') {
      if (!caller.scopes.includes(READ_SCOPE)) return say(403);
      const sums = book.sums({ from: isDay(searchParams.get('from')), to: isDay(searchParams.get('to')) });
      return request.headers.accept?.includes('text/csv') === true
        ? say(200, 'text/csv', toCsv(sums))
        : say(200, 'application/json', JSON.stringify({ sums }));
    }
    if (!caller.scopes.includes('hub/presence')) return say(403);
    if (request.headers['content-type']?.split(';')[0] !== 'application/json') return say(415);
    const body = await readBody(request, MOST_BYTES);
    if (body === undefined) {
      response.setHeader('connection', 'close');
      return say(413);
    }
    const report = usageReportSchema.safeParse(toJson(body)).data;
    if (report === undefined) return say(400);
    const taken = book.take(report);
    if (taken === 'impossible') return say(422);
    if (taken === 'full') return say(507);
    await file?.keep(report);
    return say(204);
  },
});
