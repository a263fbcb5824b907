import * as z from 'zod';
import { registerSchema } from './client-summary.js';
import { roleSchema } from './identity.js';
import { localizedSchema } from './language.js';
import { addressMistake } from './tool-address.js';
import { toolContextSchema } from './tools.js';

/** Loopback may go without TLS; everything else must be https. */
const serviceUrlSchema = z.url().refine((value) => {
  const url = new URL(value);
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname))
  );
}, 'must be https (http is allowed for this machine only)');

const isPattern = (text: string): boolean => {
  try {
    return new RegExp(text.replaceAll('{patient.id}', 'x'), 'u') instanceof RegExp;
  } catch {
    return false;
  }
};

export const countyToolSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9-]+$/),
    name: localizedSchema,
    description: localizedSchema.optional(),
    kind: z.enum(['embedded', 'link', 'card']),
    /**
     * May hold {hub.url} and {hub.topic} for `fhircast`; {ccow.registry} for `ccow`; {launch} and {iss} for `smart`;
     * {patient.id}, the client's pseudonymous key at the first FHIR source, for `url`; {messaging.handle} and
     * {messaging.origin} for `message`. Never anything that tells who the client is: the list is closed.
     */
    url: z.string().optional(),
    /** `context: "url"` and `"smart"`: the page while no client is open; absent = the tool's frame is taken away. */
    noClientUrl: serviceUrlSchema.optional(),
    /** Origins the view may show; the URL's own origin is always allowed. */
    allowedOrigins: z.array(z.url()).default([]),
    context: toolContextSchema.default('none'),
    master: z.boolean().default(false),
    /** OAuth client id that the tool's own tokens name (claim `client_id`), for binding FHIRcast subscriptions to it. */
    clientId: z.string().optional(),
    /** `context: "fhircast"`: how its clients are known. `none` = they send no token; loopback only, and shown as a warning. */
    fhircast: z
      .object({
        auth: z.enum(['token', 'none']).default('token'),
        /** A 202 that is not followed by SyncError within 10 s counts as a confirmation (FHIRcast §2.5). */
        trustsAccepted: z.boolean().default(false),
      })
      .optional(),
    /** `context: "ccow"`: the table of names and encoding in `src-main/context/ccow/profiles`. */
    ccow: z
      .object({
        profile: z.enum(['ccow', 'mkh-hypothesis']).default('mkh-hypothesis'),
        /** Passcode that the application shows when it joins; absent = known by `applicationName` alone. */
        passcode: z.string().optional(),
      })
      .optional(),
    /**
     * `context: "url"`: a loaded address that matches this (regular expression, `{patient.id}` filled in) confirms;
     * absent = the address asked for, to the letter.
     */
    confirmUrl: z.string().refine(isPattern, 'must be a regular expression').optional(),
    /** `context: "smart"`: the redirect addresses of the tool's SMART client (`clientId`), a public client with PKCE. */
    smart: z.object({ redirectUris: z.array(serviceUrlSchema).min(1), scope: z.string() }).optional(),
    register: z.enum(['health', 'social', 'both']).optional(),
    /** Roles that see the tool; absent = all. */
    roles: z.array(roleSchema).optional(),
    card: localizedSchema.optional(),
  })
  .refine((tool) => tool.kind === 'card' || tool.url !== undefined, {
    message: 'a tool that opens needs a url',
    path: ['url'],
  })
  .refine((tool) => tool.kind !== 'card' || tool.card !== undefined, {
    message: 'a guidance card needs its text',
    path: ['card'],
  })
  .refine((tool) => !['smart', 'url', 'message'].includes(tool.context) || tool.kind === 'embedded', {
    message: 'a tool that follows by its page must be embedded',
    path: ['kind'],
  })
  .refine((tool) => tool.context !== 'smart' || (tool.smart !== undefined && tool.clientId !== undefined), {
    message: 'a tool with "context": "smart" needs clientId, smart.redirectUris and smart.scope',
    path: ['smart'],
  })
  .superRefine((tool, check) => {
    const mistake = tool.url === undefined ? undefined : addressMistake(tool.url, tool.context);
    if (mistake !== undefined) check.addIssue({ code: 'custom', path: ['url'], message: mistake });
  });
export type CountyTool = z.infer<typeof countyToolSchema>;

export const fhirSourceSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Name shown beside its data, e.g. "APTJ". */
  name: z.string(),
  baseUrl: serviceUrlSchema,
  register: registerSchema,
  timeoutMs: z.number().int().positive().default(8000),
});
export type FhirSource = z.infer<typeof fhirSourceSchema>;

/** county.json: everything that makes the workbench a certain county's. `${NAME}` is replaced from the environment. */
export const countySchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: localizedSchema,
  notice: localizedSchema.optional(),
  identityProvider: z.object({
    issuer: serviceUrlSchema,
    clientId: z.string(),
    scope: z.string().default('openid profile'),
    /** Resource indicator (RFC 8707) whose access tokens the workbench's own services accept. */
    audience: z.url(),
    /** ID-token claim that names the role, and what its values mean here. */
    roleClaim: z.string().default('role'),
    roles: z.record(z.string(), roleSchema),
    unitClaim: z.string().default('unit'),
  }),
  fhirSources: z.array(fhirSourceSchema).min(1),
  tools: z.array(countyToolSchema).min(1),
  hub: z.discriminatedUnion('mode', [
    z.object({ mode: z.literal('embedded'), directory: z.string() }),
    z.object({ mode: z.literal('remote'), url: z.string() }),
  ]),
  /** Folder of articles, beside this file unless absolute. */
  guidelines: z.object({ folder: z.string() }),
  /** File of services in PTV v11 shape. */
  services: z.object({ file: z.string(), attribution: z.string() }),
});
export type County = z.infer<typeof countySchema>;
