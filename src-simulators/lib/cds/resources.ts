import * as z from 'zod';
import type { HookRequest } from './wire.js';

const bundleSchema = z.object({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.object({ resource: z.unknown() })).default([]),
});

/** Resources of one prefetched value: a Bundle's, or the one resource. Nothing where it is null. */
function resourcesIn(value: unknown): unknown[] {
  const bundle = bundleSchema.safeParse(value);
  if (bundle.success) return bundle.data.entry.map(({ resource }) => resource);
  return value === null || value === undefined ? [] : [value];
}

/** A template with the context's values in it (CDS Hooks 2.0, Prefetch tokens). */
const filled = (template: string, { context }: HookRequest): string =>
  template.replaceAll('{{context.patientId}}', encodeURIComponent(context.patientId));

/**
 * All that a service needs, prefetched or read from the FHIR server that the request names. Undefined when something is
 * neither given nor can be read: the service then answers 412.
 */
export async function gather(
  templates: Readonly<Record<string, string>>,
  request: HookRequest,
  fetch: typeof globalThis.fetch,
): Promise<unknown[] | undefined> {
  const given = request.prefetch ?? {};
  const { fhirServer, fhirAuthorization } = request;
  const found = await Promise.all(
    Object.entries(templates).map(async ([key, template]) => {
      if (key in given) return resourcesIn(given[key]);
      if (fhirServer === undefined) return undefined;
      const response = await fetch(`${fhirServer.replace(/\/$/, '')}/${filled(template, request)}`, {
        headers: {
          accept: 'application/fhir+json',
          ...(fhirAuthorization === undefined ? {} : { authorization: `Bearer ${fhirAuthorization.access_token}` }),
        },
      }).catch(() => undefined);
      return response?.ok === true ? resourcesIn(await response.json()) : undefined;
    }),
  );
  const known = found.filter((one) => one !== undefined);
  return known.length === found.length ? known.flat() : undefined;
}

/** Those resources that are of a schema. */
export const pick = <T>(resources: unknown[], schema: z.ZodType<T>): T[] =>
  resources.flatMap((one) => {
    const parsed = schema.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
