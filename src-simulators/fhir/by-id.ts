import { idPattern, firstIssue, resourceSchema, type Stored } from './resource.js';
import { refuse, type Answer } from './outcome.js';
import type { Store } from './store.js';
import { findFault } from './validate.js';

const etag = (resource: Stored) => `W/"${resource.meta.versionId}"`;

/** Headers that name the version of a resource (§3.1.0.1.9). */
const versionHeaders = (resource: Stored) => ({
  ETag: etag(resource),
  'Last-Modified': new Date(resource.meta.lastUpdated).toUTCString(),
});

/** `GET [type]/[id]`: 200, 304 when the asker has this version, 404 or 410. */
export function readResource(store: Store, type: string, id: string, ifNoneMatch: string | undefined): Answer {
  const found = store.read(type, id);
  switch (found.state) {
    case 'unknown':
      return refuse({ kind: 'notFound', detail: `No ${type} with this id` });
    case 'deleted':
      return refuse({ kind: 'gone', detail: `This ${type} was deleted` });
    case 'present': {
      const headers = versionHeaders(found.resource);
      if (ifNoneMatch === headers.ETag) return { status: 304, headers };
      return { status: 200, headers, body: found.resource };
    }
  }
}

/** `GET [type]/[id]/_history/[vid]`: a version as it was (§3.1.0.3). */
export function readVersion(store: Store, type: string, id: string, version: string): Answer {
  const found = store.version(type, id, version);
  if (found === undefined) return refuse({ kind: 'notFound', detail: `No such version of this ${type}` });
  return { status: 200, headers: versionHeaders(found), body: found };
}

/** Types that stand for somebody's decision: these are taken in whole or not at all, as a county's own system would. */
const examined = ['Consent', 'Provenance'];

/** Reads the body of a create or update; the answer tells what is wrong. */
function readBody(type: string, body: string): { resource: Record<string, unknown> } | { answer: Answer } {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { answer: refuse({ kind: 'invalid', detail: 'The body is not JSON' }) };
  }
  const parsed = resourceSchema.safeParse(json);
  if (!parsed.success) return { answer: refuse({ kind: 'invalid', detail: firstIssue(parsed.error) }) };
  if (parsed.data.resourceType !== type) {
    return { answer: refuse({ kind: 'invalid', detail: `The body is not a ${type}` }) };
  }
  const fault = examined.includes(type) ? findFault(type, parsed.data) : undefined;
  if (fault !== undefined) return { answer: refuse({ kind: 'unprocessable', detail: fault }) };
  return { resource: parsed.data };
}

function store201or200(
  base: string,
  store: Store,
  resource: Record<string, unknown>,
  type: string,
  id: string,
): Answer {
  const put = store.put({ ...resource, resourceType: type, id });
  const location = `${base}/${type}/${id}/_history/${put.resource.meta.versionId}`;
  return {
    status: put.created ? 201 : 200,
    headers: { ...versionHeaders(put.resource), Location: location },
    body: put.resource,
  };
}

/** `POST [type]`: the server gives the id; one in the body is passed over (§3.1.0.8). */
export function createResource(base: string, store: Store, type: string, body: string, newId: () => string): Answer {
  const read = readBody(type, body);
  return 'answer' in read ? read.answer : store201or200(base, store, read.resource, type, newId());
}

/** `PUT [type]/[id]`: replaces or creates; If-Match of an older version is refused (§3.1.0.4). */
export function updateResource(
  base: string,
  store: Store,
  target: { type: string; id: string; body: string; ifMatch: string | undefined },
): Answer {
  const { type, id, ifMatch } = target;
  if (!idPattern.test(id)) return refuse({ kind: 'invalid', detail: 'The id is not of the form [A-Za-z0-9-.]{1,64}' });
  const read = readBody(type, target.body);
  if ('answer' in read) return read.answer;
  if (read.resource['id'] !== id)
    return refuse({ kind: 'invalid', detail: 'The id in the body differs from the one in the URL' });
  const found = store.read(type, id);
  if (ifMatch !== undefined && (found.state !== 'present' || etag(found.resource) !== ifMatch)) {
    return refuse({ kind: 'conflict', detail: 'The version has changed' });
  }
  return store201or200(base, store, read.resource, type, id);
}

/** `DELETE [type]/[id]`: later reads say 410. Deleting what is not there succeeds too (§3.1.0.7). */
export function deleteResource(store: Store, type: string, id: string): Answer {
  store.remove(type, id);
  return { status: 204 };
}
