/**
 * Headers that let a page of a registered tool read the answer (Fetch standard, CORS).
 * @returns undefined when the request comes from a page of anybody else: it must be refused. No Origin is no page.
 */
export function corsHeaders(
  origin: string | undefined,
  allowed: readonly string[],
): Record<string, string> | undefined {
  const vary = { vary: 'Origin' };
  if (origin === undefined) return vary;
  if (!allowed.includes(origin)) return undefined;
  return { ...vary, 'access-control-allow-origin': origin };
}

/** The further headers of the answer to a preflight. */
export const preflightHeaders = (methods: string, headers: string): Record<string, string> => ({
  'access-control-allow-methods': methods,
  'access-control-allow-headers': headers,
  'access-control-max-age': '600',
});
