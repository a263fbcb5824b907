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
  nonce: z.string().max(500).optional(),
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
  /** Absent where the client is known by its secret alone. */
  client_id: z.string().optional(),
  code_verifier: z.string().regex(/^[A-Za-z0-9\-._~]{43,128}$/),
});

/** Scopes that can be granted: the launch's own, who the professional is, the launched client's Patient, and the hub's. */
const GRANTABLE = /^(launch(\/patient)?|openid|fhirUser|profile|patient\/Patient\.(r|s|rs|read)|fhircast\/.+)$/;

/** What is granted: asked for, registered for the tool, and there to be had. Pure. */
export function grantedScopes(asked: string, registered: string): string[] {
  const may = registered.split(' ');
  return [...new Set(asked.split(' '))].filter((scope) => GRANTABLE.test(scope) && may.includes(scope));
}

/** Does any of these scopes let the client's Patient be read or searched for (SMART App Launch 2.2, v2 and v1 scopes)? */
export const maySee = (scopes: readonly string[], how: 'read' | 'search'): boolean =>
  scopes.some((scope) => {
    const [, letters = ''] = /^patient\/Patient\.(r|s|rs|read)$/.exec(scope) ?? [];
    return letters === 'read' || letters.includes(how === 'read' ? 'r' : 's');
  });

/** Adds parameters to a redirect address. */
export function withParameters(address: string, parameters: Record<string, string | undefined>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}
