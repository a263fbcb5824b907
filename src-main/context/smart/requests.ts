import * as z from 'zod';

/** What SMART App Launch 2.2 asks of an EHR launch's authorization request, with PKCE. Unknown parameters are let be. */
export const authorizeSchema = z.object({
  response_type: z.literal('code'),
  client_id: z.string(),
  redirect_uri: z.string(),
  scope: z.string().max(2000),
  state: z.string().min(1).max(2000),
  aud: z.string(),
  launch: z.string().max(200),
  code_challenge: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  code_challenge_method: z.literal('S256'),
});

/** What must be known before a mistake may be told by redirecting. */
export const redirectSchema = z.object({
  client_id: z.string(),
  redirect_uri: z.string(),
  state: z.string().optional(),
});

export const tokenSchema = z.object({
  grant_type: z.literal('authorization_code'),
  code: z.string().max(200),
  redirect_uri: z.string(),
  client_id: z.string(),
  code_verifier: z.string().regex(/^[A-Za-z0-9\-._~]{43,128}$/),
});

/** Scopes that can be granted: the launch's own, and the hub's. No FHIR data is behind this server. */
const GRANTABLE = /^(launch(\/patient)?|fhircast\/.+)$/;

/** What is granted: asked for, registered for the tool, and there to be had. Pure. */
export function grantedScopes(asked: string, registered: string): string[] {
  const may = registered.split(' ');
  return [...new Set(asked.split(' '))].filter((scope) => GRANTABLE.test(scope) && may.includes(scope));
}

/** Adds parameters to a redirect address. */
export function withParameters(address: string, parameters: Record<string, string | undefined>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}
