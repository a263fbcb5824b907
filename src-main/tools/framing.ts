/** Response headers, as `Headers.get` gives them: several of one name joined by commas. */
interface Headers {
  get: (name: string) => string | null;
}

const DEFAULT_PORT: Record<string, string> = { 'http:': '80', 'https:': '443' };

/**
 * Whether a page lets a page of another origin show it in a frame (CSP Level 3 §6.4.2.1 frame-ancestors, which puts
 * X-Frame-Options of HTML §7.7 out of force). Pure.
 * @param origin of the page around the frame
 * @param own origin of the page itself
 */
export function letsFrame(headers: Headers, origin: string, own: string): boolean {
  const policies = (headers.get('content-security-policy') ?? '').split(',');
  const ancestors = policies.map(ancestorsOf).filter((sources) => sources !== undefined);
  if (ancestors.length > 0) {
    // Every policy must allow it.
    return ancestors.every((sources) => sources.some((source) => matches(source, new URL(origin), new URL(own))));
  }
  const options = new Set((headers.get('x-frame-options') ?? '').split(',').map((one) => one.trim().toLowerCase()));
  if (options.has('deny')) return false;
  return !options.has('sameorigin') || origin === own;
}

/** Sources of the first `frame-ancestors` of a policy; undefined when it has none. */
function ancestorsOf(policy: string): string[] | undefined {
  const directives = policy.split(';').map((directive) => directive.trim().split(/\s+/));
  return directives.find(([name]) => name?.toLowerCase() === 'frame-ancestors')?.slice(1);
}

function matches(source: string, page: URL, own: URL): boolean {
  const text = source.toLowerCase();
  if (text === '*') return page.protocol === 'http:' || page.protocol === 'https:' || page.protocol === own.protocol;
  if (text === "'self'") return page.origin === own.origin;
  if (/^[a-z][a-z0-9+.-]*:$/.test(text)) return schemeFits(text, page.protocol);
  const parts = /^(?:([a-z][a-z0-9+.-]*:)\/\/)?(\*|(?:\*\.)?[^/:*]+)(?::(\d+|\*))?(?:\/.*)?$/.exec(text);
  if (parts === null) return false; // 'none', or what no browser understands either
  const [, scheme = own.protocol, host = '', port] = parts;
  if (!schemeFits(scheme, page.protocol)) return false;
  const named =
    host === '*' || (host.startsWith('*.') ? page.hostname.endsWith(host.slice(1)) : page.hostname === host);
  return named && portFits(port, page);
}

/** A secure page satisfies a source that names the insecure scheme. */
const schemeFits = (wanted: string, has: string): boolean => wanted === has || (wanted === 'http:' && has === 'https:');

function portFits(wanted: string | undefined, { port, protocol }: URL): boolean {
  const has = port === '' ? DEFAULT_PORT[protocol] : port;
  return wanted === '*' || (wanted ?? DEFAULT_PORT[protocol]) === has;
}
