import * as z from 'zod';
import { bundleSchema } from './elements.js';

/** What the data store answered: a value, no such resource, or silence with a reason to show. */
export type Answer<T> = { found: T } | { missing: true } | { failed: string };

const LIMIT = 10_000;
const ACCEPT = { accept: 'application/fhir+json' };

/** The data store's REST interface (FHIR R4), as far as this system uses it. */
export function createFhirClient(baseUrl: () => Promise<string | undefined>) {
  async function ask(path: string, init: RequestInit = {}): Promise<Answer<unknown>> {
    const base = await baseUrl();
    if (base === undefined) return { failed: 'Tietovarastoa ei ole määritetty' };
    try {
      const headers = { ...ACCEPT, ...init.headers };
      const response = await fetch(`${base}/${path}`, { ...init, headers, signal: AbortSignal.timeout(LIMIT) });
      if (response.status === 404 || response.status === 410) return { missing: true };
      if (!response.ok) return { failed: `Tietovarasto vastasi virheellä ${response.status}` };
      return { found: await response.json() };
    } catch {
      return { failed: 'Tietovarasto ei vastannut' };
    }
  }

  return {
    async read<T>(type: string, id: string, schema: z.ZodType<T>): Promise<Answer<T>> {
      const answer = await ask(`${type}/${encodeURIComponent(id)}`);
      if (!('found' in answer)) return answer;
      const parsed = schema.safeParse(answer.found);
      return parsed.success ? { found: parsed.data } : { failed: 'Tietovaraston vastausta ei voitu lukea' };
    },
    /** The resources of a search that fit `schema`, includes among them. By POST: no client's data goes into an address. */
    async search<T>(type: string, query: [string, string][], schema: z.ZodType<T>): Promise<Answer<T[]>> {
      const answer = await ask(`${type}/_search`, { method: 'POST', body: new URLSearchParams(query) });
      if (!('found' in answer)) return answer;
      const bundle = bundleSchema.safeParse(answer.found);
      if (!bundle.success) return { failed: 'Tietovaraston vastausta ei voitu lukea' };
      return {
        found: bundle.data.entry.flatMap(({ resource }) => {
          const parsed = schema.safeParse(resource);
          return parsed.success ? [parsed.data] : [];
        }),
      };
    },
    async create(type: string, resource: Record<string, unknown>): Promise<Answer<unknown>> {
      return ask(type, {
        method: 'POST',
        headers: { 'content-type': 'application/fhir+json' },
        body: JSON.stringify({ resourceType: type, ...resource }),
      });
    },
  };
}
export type FhirClient = ReturnType<typeof createFhirClient>;
