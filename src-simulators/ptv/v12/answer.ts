import type { PtvData, PtvObject } from '../data.js';
import type { Answer } from '../trouble.js';
import { COUNTY, inLanguages, toChannels, toConnections, toOrganizations, toService, uriOf } from './objects.js';
import { channelParts, read, serviceParts } from './parts.js';

const MOST_PAGE = 100;
const json = (status: number, body: unknown): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});
const problem = (status: number, title: string, more: object = {}): Answer =>
  json(status, { title, detail: title, status, type: 'about:blank', requestId: 'demo', instance: '/', ...more });

interface Row {
  publishedAt?: string | null;
  contentId?: string;
}

const made = new WeakMap<PtvData, Content>();
/** All that v12 gives of the same objects that v11 gives. */
function contentOf(data: PtvData): Content {
  const content = made.get(data) ?? makeContent(data);
  made.set(data, content);
  return content;
}
type Content = ReturnType<typeof makeContent>;
function makeContent({ services, channels, organizations }: PtvData) {
  const published = (objects: readonly PtvObject[]) => objects.filter((one) => one.publishingStatus === 'Published');
  const parts = read(serviceParts, published(services));
  const lists = {
    'municipality-codes': unique(
      parts.flatMap(({ areas }) =>
        (areas ?? []).flatMap((area) =>
          (area.municipalities ?? []).map(({ code, name }) => ({ code, isValid: true, name: inLanguages(name) })),
        ),
      ),
      ({ code }) => code,
    ),
    'region-codes': [],
    'ontology-terms': unique(
      parts.flatMap(({ ontologyTerms }) =>
        (ontologyTerms ?? []).map((term) => ({ uri: uriOf(term), isValid: true, name: inLanguages(term.name) })),
      ),
      ({ uri }) => uri,
    ),
    'life-events': unique(
      parts.flatMap(({ lifeEvents }) =>
        (lifeEvents ?? []).map(({ code, name }) => ({ code: code ?? '', isValid: true, name: inLanguages(name) })),
      ),
      ({ code }) => code,
    ),
    'postal-codes': unique(
      read(channelParts, channels).flatMap(({ addresses }) =>
        (addresses ?? []).flatMap(({ streetAddress }) =>
          streetAddress
            ? [{ code: streetAddress.postalCode, isValid: true, name: inLanguages(streetAddress.postOffice) }]
            : [],
        ),
      ),
      ({ code }) => code,
    ),
  };
  const county = {
    code: COUNTY,
    isValid: true,
    name: { fi: 'Kymijoen hyvinvointialue' },
    municipalities: lists['municipality-codes'].map(({ code }) => code),
  };
  return {
    service: parts.map(toService),
    'service-channel': toChannels(published(channels)),
    organization: toOrganizations(published(organizations)),
    connection: parts.flatMap(toConnections),
    lists: { ...lists, 'wellbeing-services-county-codes': [county] },
  };
}
function unique<T>(rows: readonly T[], key: (row: T) => string): T[] {
  return [...new Map(rows.map((row) => [key(row), row])).values()];
}

type Area = Partial<Record<'municipalities' | 'regions' | 'wellbeingServicesCounties', string[]>> & {
  areaType: string;
};
const AREAS = ['municipalities', 'regions', 'wellbeingServicesCounties'] as const;

/** `any` or `all` of the codes that are asked for; `LimitedArea` makes them count. */
function fits(area: Area, query: URLSearchParams): boolean {
  const type = query.get('areaType');
  if (type === null) return true;
  if (area.areaType !== type) return false;
  return AREAS.every((key) => {
    const codes = query.getAll(key);
    const has = (code: string) => (area[key] ?? []).includes(code);
    return codes.length === 0 || (query.get(`${key}Match`) === 'any' ? codes.some(has) : codes.every(has));
  });
}

/** One page of rows, as every list of v12 comes. */
function page(rows: readonly unknown[], query: URLSearchParams): Answer {
  const [number, size] = [Number(query.get('page')), Number(query.get('pageSize'))];
  if (!Number.isInteger(number) || number < 1 || !Number.isInteger(size) || size < 1 || size > MOST_PAGE)
    return problem(400, 'Bad Request', { errors: [{ path: 'page', message: 'page and pageSize are required' }] });
  const items = rows.slice((number - 1) * size, number * size);
  const totalPages = Math.ceil(rows.length / size);
  return json(200, { page: number, pageSize: size, totalItems: rows.length, totalPages, items });
}

/**
 * Answers one request of v12: searches, archives, code lists, and objects by content id. Pure.
 * @param path after the version, e.g. `service/search`
 */
export function answer12(path: string, query: URLSearchParams, data: PtvData): Answer {
  for (const key of query.keys())
    if (query.getAll(key).length > 20)
      return problem(400, 'Bad Request', { errors: [{ path: key, message: 'max 20' }] });
  const content = contentOf(data);
  const [kind = '', second] = path.split('/');
  const since = query.get('publishedAtOrAfter');
  const recent = <T extends Row>(rows: readonly T[]) =>
    since === null ? rows : rows.filter(({ publishedAt }) => (publishedAt ?? '') >= since);
  const of = (key: string, value: string | undefined) => {
    const asked = query.getAll(key);
    return asked.length === 0 || (value !== undefined && asked.includes(value));
  };
  const archived = (objects: readonly PtvObject[]) => {
    const after = query.get('archivedAtOrAfter') ?? '';
    const left = objects.filter(
      (one) => one.publishingStatus !== 'Published' && `${one.modified.slice(0, 19)}Z` >= after,
    );
    return page(
      left.map(({ id }) => ({ contentId: id })),
      query,
    );
  };
  switch (kind) {
    case 'service': {
      if (second === 'archived') return archived(data.services);
      if (second !== 'search') return single(content.service, second);
      return page(
        recent(content.service).filter(
          (one) => fits(one.area, query) && of('organizationContentIds', one.organizationContentId),
        ),
        query,
      );
    }
    case 'service-channel': {
      if (second !== 'search') return single(content['service-channel'], second);
      const rows = recent(content['service-channel']);
      return page(
        rows.filter((one) => of('organizationContentIds', one.organizationContentId)),
        query,
      );
    }
    case 'general-description':
      return single(data.generals ?? [], second);
    case 'organization':
      return second === 'search' ? page(recent(content.organization), query) : single(content.organization, second);
    case 'connection': {
      const rows = recent(content.connection);
      return page(
        rows.filter(
          (one) => of('serviceContentIds', one.serviceContentId) && of('channelContentIds', one.channelContentId),
        ),
        query,
      );
    }
    default: {
      const list = Object.entries<readonly object[]>(content.lists).find(([name]) => name === kind)?.[1];
      if (list === undefined) return problem(404, 'Not Found', { reason: 'Unknown' });
      const rows = list.filter((row) => of('codes', keyOf(row, 'code')) && of('uris', keyOf(row, 'uri')));
      return page(rows, query);
    }
  }
}
const keyOf = (row: object, key: string): string | undefined => {
  const value: unknown = Reflect.get(row, key);
  return typeof value === 'string' ? value : undefined;
};

function single(rows: readonly Row[], id: string | undefined): Answer {
  const found = rows.find(({ contentId }) => contentId === id);
  return found === undefined ? problem(404, 'Not Found', { reason: 'Unknown' }) : json(200, found);
}
