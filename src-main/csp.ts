/**
 * Content Security Policy of the renderer's page (CSP Level 3), the same in both hosts.
 * @param nonce fresh random value of this response
 * @param frameOrigins origins that tools may show in frames
 * @param connect further origins of sockets (the page's own in the web host)
 */
export function contentSecurityPolicy({
  nonce,
  frameOrigins,
  connect = [],
}: {
  nonce: string;
  frameOrigins: string[];
  connect?: string[];
}): string {
  const directives: Record<string, string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", `'nonce-${nonce}'`],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...connect],
    'frame-src': frameOrigins.length === 0 ? ["'none'"] : frameOrigins,
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['tyopoyta'],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}
