import { countBundle, pageBundle, type BundleMaker } from './bundle.js';
import { createResource, deleteResource, readResource, readVersion, updateResource } from './by-id.js';
import { capabilityStatement } from './capability.js';
import { everythingOf } from './everything.js';
import { refusedAccept, refusedContent, wantsStrict } from './negotiation.js';
import { operationOutcome, refuse, type Answer, type Issue } from './outcome.js';
import { maxCount, parseQuery } from './parameters.js';
import { resourceTypes } from './resource-types.js';
import { findMatches } from './search.js';

/** A request as the routes see it: path below `/fhir` in parts, body as text. */
export interface FhirRequest {
  method: string;
  path: string[];
  query: URLSearchParams;
  header: (name: string) => string | undefined;
  body: string;
}

export interface RouteParts extends BundleMaker {
  now: () => Date;
  newId: () => string;
  /** Findings of `--extra-fhir`, for `$extra-report`. */
  extraReport: Issue[];
  startedAt: string;
}

const notAllowed = () => refuse({ kind: 'notAllowed', detail: 'This interaction is not supported here' });

/** `self` is the address of a search by GET; one by POST gets an opaque address instead, so its values stay unseen. */
function search(
  parts: RouteParts,
  request: FhirRequest,
  type: string,
  pairs: Iterable<[string, string]>,
  self?: string,
): Answer {
  const parsed = parseQuery(type, pairs, wantsStrict(request.header('prefer')));
  if (!parsed.ok) return refuse({ kind: 'invalid', detail: parsed.detail });
  const { query } = parsed;
  const matches = findMatches(parts.store, type, query, parts.now().getTime());
  if (query.onlyTotal) return { status: 200, body: countBundle(matches.length) };
  const { include, reverseInclude, count } = query;
  const result = { matches, include, reverseInclude, count };
  return {
    status: 200,
    body: pageBundle(parts, result, { key: undefined, offset: 0, ...(self === undefined ? {} : { self }) }),
  };
}

function searchByPost(parts: RouteParts, request: FhirRequest, type: string): Answer {
  const refused = refusedContent(request.header('content-type'), 'form');
  if (refused !== undefined) return refuse(refused);
  return search(parts, request, type, [...request.query, ...new URLSearchParams(request.body)]);
}

function laterPage(parts: RouteParts, token: string): Answer {
  const page = parts.pages.open(token);
  if (page === undefined) return refuse({ kind: 'gone', detail: 'The search is no longer held; make it again' });
  return { status: 200, body: pageBundle(parts, page.result, page) };
}

function everything(parts: RouteParts, request: FhirRequest, id: string): Answer {
  const found = parts.store.read('Patient', id);
  if (found.state !== 'present') return readResource(parts.store, 'Patient', id, undefined);
  const asked = request.query.get('_count');
  const count = asked !== null && /^[1-9]\d{0,6}$/.test(asked) ? Math.min(Number(asked), maxCount) : maxCount;
  const matches = everythingOf(parts.store, found.resource);
  const self = `${parts.base}/Patient/${id}/$everything`;
  return {
    status: 200,
    body: pageBundle(parts, { matches, include: [], reverseInclude: [], count }, { key: undefined, offset: 0, self }),
  };
}

function typeLevel(parts: RouteParts, request: FhirRequest, type: string): Answer {
  if (request.method === 'GET') {
    const text = request.query.toString();
    const self = `${parts.base}/${type}${text === '' ? '' : `?${text}`}`;
    return search(parts, request, type, request.query, self);
  }
  if (request.method !== 'POST') return notAllowed();
  const refused = refusedContent(request.header('content-type'), 'resource');
  if (refused !== undefined) return refuse(refused);
  return createResource(parts.base, parts.store, type, request.body, parts.newId);
}

function instanceLevel(parts: RouteParts, request: FhirRequest, type: string, id: string): Answer {
  const { base, store } = parts;
  switch (request.method) {
    case 'GET':
      return readResource(store, type, id, request.header('if-none-match'));
    case 'PUT': {
      const refused = refusedContent(request.header('content-type'), 'resource');
      if (refused !== undefined) return refuse(refused);
      return updateResource(base, store, { type, id, body: request.body, ifMatch: request.header('if-match') });
    }
    case 'DELETE':
      return deleteResource(store, type, id);
    default:
      return notAllowed();
  }
}

/** Answers one request of the FHIR R4 REST interface (http.html, search.html). */
export function answer(parts: RouteParts, request: FhirRequest): Answer {
  const refused = refusedAccept(request.header('accept'), request.query.get('_format'));
  if (refused !== undefined) return refuse(refused);
  const [first, second, third, ...more] = request.path;
  const page = request.query.get('_page');
  if (first === undefined) return page === null || request.method !== 'GET' ? notAllowed() : laterPage(parts, page);
  if (first === 'metadata')
    return { status: 200, body: capabilityStatement(parts.base, parts.startedAt, parts.store.types()) };
  if (first === '$extra-report') return { status: 200, body: extraReport(parts.extraReport) };
  if (!resourceTypes.has(first)) return refuse({ kind: 'notFound', detail: 'Unknown resource type' });
  if (second === undefined) return typeLevel(parts, request, first);
  if (third === undefined && second === '_search') {
    return request.method === 'POST' ? searchByPost(parts, request, first) : notAllowed();
  }
  if (third === undefined) return instanceLevel(parts, request, first, second);
  if (third === '$everything' && first === 'Patient' && more.length === 0) return everything(parts, request, second);
  const [version] = more;
  if (third === '_history' && version !== undefined && more.length === 1 && request.method === 'GET') {
    return readVersion(parts.store, first, second, version);
  }
  return refuse({ kind: 'notFound', detail: 'Unknown operation' });
}

const extraReport = (issues: Issue[]) =>
  operationOutcome(
    issues.length > 0
      ? issues
      : [{ severity: 'information', code: 'informational', diagnostics: 'Nothing was left out' }],
  );
