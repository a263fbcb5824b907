import { type PtvData, type PtvObject, municipalitiesOf } from './data.js';
import type { Answer, Trouble } from './trouble.js';
import { withNulls } from './trouble.js';

export interface AnswerParts {
  data: PtvData;
  pageSize: number;
  mode: Trouble;
}

const json = (status: number, body: unknown): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});
const notFound = (what: string): Answer => json(404, `${what} not found.`);

/** Every tenth object is listed and not there. */
const isMissing = (one: PtvObject, all: readonly PtvObject[]) => all.indexOf(one) % 10 === 9;
const isPoison = (one: PtvObject, all: readonly PtvObject[]) => all.indexOf(one) === 3;

/**
 * Answers one request of the open interface: lists of ids by page (`date`, `status`, area), and whole objects one by one
 * or by `guids`. Pure.
 * @param path after the version, e.g. `Service/list`
 */
export function answer(path: string, query: URLSearchParams, { data, pageSize, mode }: AnswerParts): Answer {
  const [kind = '', ...rest] = path.split('/');
  const all = { Service: data.services, ServiceChannel: data.channels, Organization: data.organizations }[kind];
  if (all === undefined) return notFound(path);
  // The general description's texts come along under this name; the demo's services have none of their own.
  const [head, ...tail] = rest[0] === 'serviceWithGD' ? rest.slice(1) : rest;
  if (head === undefined) return idPage(all, query, pageSize, mode);
  if (head === 'area' && tail[0] === 'Municipality' && tail[1] === 'code') {
    const wholeCountry = query.get('includeWholeCountry') === 'true';
    const within = all.filter((one) => {
      const codes = municipalitiesOf(one);
      return codes.length === 0 ? wholeCountry : codes.includes(tail[2] ?? '');
    });
    return idPage(within, query, pageSize, mode);
  }
  const shown = (one: PtvObject) => (mode === 'nulls' ? withNulls(one) : one);
  const there = (one: PtvObject) => !(mode === 'missing' && isMissing(one, all));
  if (head === 'list') {
    const asked = new Set((query.get('guids') ?? '').split(',').filter((id) => id !== ''));
    if (asked.size === 0 || asked.size > 100) return json(400, { guids: ['From 1 to 100 guids.'] });
    const found = all.filter((one) => asked.has(one.id) && there(one));
    if (mode === 'poison' && found.some((one) => isPoison(one, all))) return json(500, 'Error');
    return found.length === 0 ? notFound('Objects') : json(200, found.map(shown));
  }
  const one = all.find(({ id }) => id === head);
  if (one === undefined || !there(one)) return notFound(`${kind} with id '${head}'`);
  if (mode === 'poison' && isPoison(one, all)) return json(500, 'Error');
  return json(200, shown(one));
}

function idPage(all: readonly PtvObject[], query: URLSearchParams, pageSize: number, mode: Trouble): Answer {
  const page = Number(query.get('page') ?? '1');
  const date = query.get('date');
  const status = query.get('status') ?? 'Published';
  if (date !== null && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(date))
    return json(400, { date: ['The date parameter is invalid.'] });
  const listed = all.filter(
    (one) =>
      one.publishingStatus === status && (date === null || one.modified.slice(0, 19) >= date) && mode !== 'empty',
  );
  // A page begins with the last of the one before, or what stands on it has moved on by one since that was read.
  const shift = mode === 'repeats' ? 1 : mode === 'shifts' && date === null ? -1 : 0;
  const from = Math.max(0, (page - 1) * pageSize - shift * (page - 1));
  const items = listed.slice(from, page * pageSize - shift * (page - 1)).map((one) => ({ id: one.id, name: null }));
  const pageCount = Math.max(1, Math.ceil(listed.length / Math.max(1, pageSize - Math.max(0, shift))));
  return json(200, { pageNumber: page, pageSize, pageCount, itemList: items });
}
