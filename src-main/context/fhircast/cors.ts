/** What the hub thinks of an Origin header: pages of registered tools may come, other pages may not. */
export type OriginVerdict = 'none' | 'own' | 'registered' | 'foreign';

/**
 * Judges an Origin header. `own` is the hub's own address: no page is served there, but some socket libraries of native
 * programs send the address that they call. `null` (sandboxed frames, files) is foreign.
 */
export function judgeOrigin(
  origin: string | undefined,
  registered: ReadonlySet<string>,
  hubHost: string,
): OriginVerdict {
  if (origin === undefined || origin === '') return 'none';
  const known = normalizeOrigin(origin);
  if (known !== undefined && registered.has(known)) return 'registered';
  return origin === `http://${hubHost}` ? 'own' : 'foreign';
}

/** Scheme, host and port of an address, undefined when it is none. */
export function normalizeOrigin(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { origin } = new URL(address);
  return origin === 'null' ? undefined : origin;
}

/** The answer's headers for a page of a registered tool (Fetch standard, CORS protocol). */
export const corsHeaders = (origin: string): Record<string, string> => ({
  'access-control-allow-origin': origin,
  'access-control-expose-headers': 'retry-after',
});

/** Further headers of the answer to a preflight, also for a public page that calls this machine. */
export const PREFLIGHT_HEADERS = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'authorization, content-type',
  'access-control-allow-private-network': 'true',
  'access-control-max-age': '600',
};
