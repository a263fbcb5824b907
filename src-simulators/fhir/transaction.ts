import * as z from 'zod';
import { refuse, type Answer } from './outcome.js';
import { parseQuery } from './parameters.js';
import { idPattern, resourceSchema, type Identified } from './resource.js';
import type { RouteParts } from './routes.js';
import { findMatches } from './search.js';
import { findFault } from './validate.js';

const entrySchema = z.object({
  fullUrl: z.string().optional(),
  resource: z.unknown(),
  request: z.object({
    method: z.enum(['POST', 'PUT']),
    url: z.string(),
    ifNoneExist: z.string().optional(),
    ifMatch: z.string().optional(),
  }),
});
const bundleSchema = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('transaction'),
  entry: z.array(entrySchema).max(200),
});
type Entry = z.infer<typeof entrySchema>;

/** What becomes of one entry: where it is, and whether it is written. */
type Plan = { type: string; id: string; write: boolean; status: string };

function planOf(parts: RouteParts, { request }: Entry): Plan | { answer: Answer } {
  const [type = '', id] = request.url.split('/');
  if (request.method === 'POST') {
    if (request.ifNoneExist === undefined) return { type, id: parts.newId(), write: true, status: '201 Created' };
    const parsed = parseQuery(type, new URLSearchParams(request.ifNoneExist), true);
    if (!parsed.ok) return { answer: refuse({ kind: 'invalid', detail: parsed.detail }) };
    const [found, ...more] = findMatches(parts.store, type, parsed.query, parts.now().getTime());
    if (more.length > 0) return { answer: refuse({ kind: 'conflict', detail: `Several ${type} match ifNoneExist` }) };
    return found === undefined
      ? { type, id: parts.newId(), write: true, status: '201 Created' }
      : { type, id: found.id, write: false, status: '200 OK' };
  }
  if (id === undefined || !idPattern.test(id))
    return { answer: refuse({ kind: 'invalid', detail: 'PUT needs an address of the form Type/id' }) };
  const found = parts.store.read(type, id);
  const version = found.state === 'present' ? `W/"${found.resource.meta.versionId}"` : undefined;
  if (request.ifMatch !== undefined && request.ifMatch !== version)
    return { answer: refuse({ kind: 'conflict', detail: 'The version has changed' }) };
  return { type, id, write: true, status: version === undefined ? '201 Created' : '200 OK' };
}

/**
 * A transaction (http.html#transaction): all of it or nothing, conditional creates by `ifNoneExist`, updates by `ifMatch`, and
 * references from one entry to another by their `fullUrl`.
 */
export function transact(parts: RouteParts, body: string): Answer {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return refuse({ kind: 'invalid', detail: 'The body is not JSON' });
  }
  const bundle = bundleSchema.safeParse(json);
  if (!bundle.success) return refuse({ kind: 'invalid', detail: 'The body is not a transaction of POST and PUT' });
  const plans: Plan[] = [];
  for (const entry of bundle.data.entry) {
    const plan = planOf(parts, entry);
    if ('answer' in plan) return plan.answer;
    plans.push(plan);
  }
  const places = new Map(
    bundle.data.entry.flatMap(({ fullUrl }, index) => {
      const plan = plans[index];
      return fullUrl === undefined || plan === undefined ? [] : [[fullUrl, `${plan.type}/${plan.id}`] as const];
    }),
  );
  const placed = (value: unknown): unknown => {
    if (typeof value === 'string') return places.get(value) ?? value;
    if (Array.isArray(value)) return value.map(placed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, placed(member)]));
  };
  const resources: (Identified | undefined)[] = [];
  for (const [index, { resource }] of bundle.data.entry.entries()) {
    const plan = plans[index];
    const read = resourceSchema.safeParse(placed(resource));
    if (plan === undefined || !read.success || read.data.resourceType !== plan.type)
      return refuse({ kind: 'unprocessable', detail: `entry[${index}] is not a ${plan?.type ?? 'resource'}` });
    const fault = findFault(plan.type, read.data);
    if (fault !== undefined) return refuse({ kind: 'unprocessable', detail: `entry[${index}]: ${fault}` });
    resources.push(plan.write ? { ...read.data, id: plan.id } : undefined);
  }
  for (const resource of resources) if (resource !== undefined) parts.store.put(resource);
  const entry = plans.map(({ type, id, status }) => {
    const found = parts.store.read(type, id);
    const version = found.state === 'present' ? found.resource.meta.versionId : '1';
    const location = `${parts.base}/${type}/${id}/_history/${version}`;
    return { response: { status, location, etag: `W/"${version}"` } };
  });
  return { status: 200, body: { resourceType: 'Bundle', type: 'transaction-response', entry } };
}
