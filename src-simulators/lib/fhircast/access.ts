/** Where the workbench's FHIRcast hub is, and what opens it. */
export interface HubAccess {
  /** `hub.url` of the launch. */
  url: string;
  /** `hub.topic` of the launch. */
  topic: string;
  /** A fresh access token; `renew` when the last one was refused. Undefined when the session is over. */
  token: (renew: boolean) => Promise<string | undefined>;
}

const LIMIT = 5000;

/** One request to the hub; undefined when nothing answered within five seconds. */
async function ask(access: HubAccess, renew: boolean, path: string, init: RequestInit): Promise<Response | undefined> {
  const token = await access.token(renew);
  if (token === undefined) return new Response(null, { status: 401 });
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${token}`);
  try {
    return await fetch(`${access.url}${path}`, { ...init, headers, signal: AbortSignal.timeout(LIMIT) });
  } catch {
    return undefined;
  }
}

/** A request to the hub, with a renewed token when the first one had grown old. */
export async function askHub(access: HubAccess, path: string, init: RequestInit = {}): Promise<Response | undefined> {
  const response = await ask(access, false, path, init);
  return response?.status === 401 ? ask(access, true, path, init) : response;
}

/**
 * Whether a launch may name this hub: the token goes there, so only a workbench known to this system will do, or, when
 * none is known yet, one on this machine.
 */
export function isTrustedHub(url: string, known: readonly string[]): boolean {
  const parsed = URL.parse(url);
  if (parsed === null) return false;
  if (known.length > 0) return known.some((one) => parsed.origin === new URL(one).origin);
  return parsed.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(parsed.hostname);
}
