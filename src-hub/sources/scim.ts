import * as z from 'zod';
import { type Colleague, colleagueSchema } from '#shared/availability.js';
import type { Failure } from '#shared/failure.js';

/** A person as the directory gives them, before the hub numbers them. */
export type DirectoryPerson = Omit<Colleague, 'ordinal'>;
/** Where the hub gets its people. */
export interface DirectorySource {
  load: (signal: AbortSignal) => Promise<{ ok: true; people: DirectoryPerson[] } | { ok: false; failure: Failure }>;
}

/** Our extension of the SCIM user: what a professional does, and how they can serve. */
const PROFESSIONAL = 'urn:tyopoyta:params:scim:schemas:extension:professional:1.0:User';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const PAGE = 1000;
const MOST_PAGES = 200;

const typedSchema = z.object({ value: z.string(), type: z.string().optional(), primary: z.boolean().optional() });
const scimUserSchema = z.object({
  id: z.string().min(1).max(128),
  active: z.boolean().default(true),
  displayName: z.string(),
  title: z.string().default(''),
  phoneNumbers: z.array(typedSchema).default([]),
  emails: z.array(typedSchema).default([]),
  addresses: z.array(z.object({ locality: z.string().optional() })).default([]),
  [ENTERPRISE]: z.object({ department: z.string().default('') }).default({ department: '' }),
  [PROFESSIONAL]: z
    .object({
      profession: colleagueSchema.shape.profession.catch('other'),
      skills: z.array(z.string()).default([]),
      languages: z.array(z.string()).default([]),
      onDuty: z.boolean().default(false),
    })
    .default({ profession: 'other', skills: [], languages: [], onDuty: false }),
});
const listSchema = z.object({
  totalResults: z.number().int().nonnegative(),
  Resources: z.array(z.unknown()).default([]),
});

/** One SCIM user (RFC 7643 §4) as a person of ours; undefined for one who has left or is not in the agreed form. */
export function personOf(resource: unknown): DirectoryPerson | undefined {
  const parsed = scimUserSchema.safeParse(resource);
  if (!parsed.success || !parsed.data.active) return undefined;
  const user = parsed.data;
  const professional = user[PROFESSIONAL];
  // An RFC 3966 number may carry the extension: tel:+358-5-000-9012;ext=9012
  const [number, ...parameters] = user.phoneNumbers[0]?.value.replace(/^tel:/, '').split(';') ?? [];
  const extension = parameters.find((one) => one.startsWith('ext='))?.slice(4);
  const municipality = user.addresses[0]?.locality;
  const email = user.emails[0]?.value;
  return {
    id: user.id,
    name: user.displayName,
    title: user.title,
    profession: professional.profession,
    unit: user[ENTERPRISE].department,
    skills: professional.skills,
    languages: professional.languages,
    ...(municipality === undefined ? {} : { municipality }),
    ...(number === undefined || number === '' ? {} : { phone: number }),
    ...(extension === undefined ? {} : { extension }),
    ...(email === undefined ? {} : { email }),
    ...(professional.onDuty ? { onDuty: true } : {}),
  };
}

/**
 * People from a SCIM 2.0 service (RFC 7644 §3.4.2, index-based paging).
 * @param url address of the users, `…/Users`
 * @param token bearer token where the service asks for one
 */
export function createScimDirectory({
  url,
  fetch,
  token,
  timeoutMs = 10_000,
}: {
  url: string;
  fetch: typeof globalThis.fetch;
  token?: () => Promise<string>;
  timeoutMs?: number;
}): DirectorySource {
  const source = 'SCIM';
  async function load(signal: AbortSignal): ReturnType<DirectorySource['load']> {
    const people = new Map<string, DirectoryPerson>();
    const seen = { count: 0, total: 1 };
    const bearer = await token?.();
    for (let page = 0; page < MOST_PAGES && seen.count < seen.total; page += 1) {
      const address = new URL(url);
      address.searchParams.set('startIndex', String(seen.count + 1));
      address.searchParams.set('count', String(PAGE));
      // Pages follow one another: where the next begins is known only from the one before.
      const response = await fetch(address, {
        headers: {
          accept: 'application/scim+json',
          ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        },
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
      if (!response.ok) return { ok: false, failure: { kind: 'rejected', source, status: response.status } };
      const list = listSchema.safeParse(await response.json());
      if (!list.success) return { ok: false, failure: { kind: 'invalidAnswer', source, detail: list.error.message } };
      if (list.data.Resources.length === 0) break;
      seen.count += list.data.Resources.length;
      seen.total = list.data.totalResults;
      for (const person of list.data.Resources.map(personOf)) if (person !== undefined) people.set(person.id, person);
    }
    return { ok: true, people: [...people.values()] };
  }
  return {
    load: (signal) =>
      load(signal).catch((error: unknown) => {
        if (error instanceof SyntaxError) return { ok: false, failure: { kind: 'invalidAnswer', source } };
        const timedOut = error instanceof Error && error.name === 'TimeoutError';
        return {
          ok: false,
          failure: timedOut ? { kind: 'timedOut', source, afterMs: timeoutMs } : { kind: 'unreachable', source },
        };
      }),
  };
}
