import * as z from 'zod';
import { isJson, type Json } from './json.js';
import { resourceTypes } from './resource-types.js';

/** Logical id (FHIR R4 §2.24.0.1, `id`). */
export const idPattern = /^[A-Za-z0-9\-.]{1,64}$/;

/** A resource as far as every one of them is known; the rest of it stays as it came. */
export interface Resource extends Json {
  resourceType: string;
  id?: string;
  meta?: Json;
}
export type Identified = Resource & { id: string };

export const hasId = (resource: Resource): resource is Identified => resource.id !== undefined;

/**
 * What every resource must be before this server touches it. Checked in place, without a copy: copying a whole county's
 * resources would be most of the start-up time.
 */
export const resourceSchema = z.custom<Resource>(isJson, 'not a JSON object').superRefine((resource, context) => {
  const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  const { resourceType, id, meta } = resource;
  if (!resourceTypes.has(resourceType)) wrong('resourceType', 'unknown resourceType');
  if (id !== undefined && (typeof id !== 'string' || !idPattern.test(id))) {
    wrong('id', 'id is not of the form [A-Za-z0-9-.]{1,64}');
  }
  if (meta !== undefined && !isJson(meta)) wrong('meta', 'not a JSON object');
});

/** A resource as the server holds it: with its id and version. */
export type Stored = Resource & {
  id: string;
  meta: { versionId: string; lastUpdated: string; [key: string]: unknown };
};

/** A Bundle of any type, as far as loading one needs. */
export const bundleSchema = z.looseObject({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.looseObject({ fullUrl: z.string().optional(), resource: z.unknown() })).default([]),
});

/** The first thing that is wrong, in words that hold no value of the resource. */
export const firstIssue = (error: z.ZodError): string => {
  const issue = error.issues[0];
  if (issue === undefined) return 'invalid';
  return issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`;
};

/** `Type/id` out of a relative, absolute or versioned reference; undefined for fragments, urn: and others. */
export function relativeReference(reference: string): string | undefined {
  const match = /(?:^|\/)([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/.exec(reference);
  return match === null ? undefined : `${match[1]}/${match[2]}`;
}
