import { originOf, readUrl } from './address.js';

/** A cookie as Chromium knows it. */
interface KnownCookie {
  name: string;
  value: string;
  domain?: string;
  hostOnly?: boolean;
  path?: string;
  secure?: boolean;
  httpOnly?: boolean;
  sameSite: 'unspecified' | 'no_restriction' | 'lax' | 'strict';
  expirationDate?: number;
}

/** The cookies of a session. */
export interface CookieJar {
  get: (filter: object) => Promise<KnownCookie[]>;
  set: (cookie: KnownCookie & { url: string }) => Promise<void>;
}

/** Names of the cookies that an answer of the provider's own sets. Pure. */
const namesSetBy = (headers: Record<string, string[]> | undefined): string[] =>
  Object.entries(headers ?? {})
    .filter(([header]) => header.toLowerCase() === 'set-cookie')
    .flatMap(([, values]) => values.map((value) => value.slice(0, Math.max(0, value.indexOf('='))).trim()))
    .filter((name) => name !== '');

/**
 * Is it a cookie of the provider's? Cookies know no port, so on this machine those of all systems look alike: the name
 * must be one that the provider itself has set. Pure.
 */
const isProviders = ({ name, domain = '' }: KnownCookie, hostname: string, names: ReadonlySet<string>): boolean => {
  const bare = domain.replace(/^\./, '');
  return names.has(name) && bare !== '' && (hostname === bare || hostname.endsWith(`.${bare}`));
};

/**
 * Carries the provider's cookies, and no others, from one session to another.
 * @param provider the provider's address
 * @param names those that the provider itself has set
 */
async function carryCookies(from: CookieJar, to: CookieJar, provider: URL, names: ReadonlySet<string>): Promise<void> {
  const all = (await from.get({})).filter((cookie) => isProviders(cookie, provider.hostname, names));
  for (const { domain, hostOnly, path = '/', name, value, secure, httpOnly, sameSite, expirationDate } of all) {
    await to.set({
      url: `${provider.origin}${path}`,
      name,
      value,
      path,
      sameSite,
      secure: secure === true,
      httpOnly: httpOnly === true,
      ...(expirationDate === undefined ? {} : { expirationDate }),
      // With a domain named, it would be sent to that domain's other hosts as well.
      ...(hostOnly === true || domain === undefined ? {} : { domain }),
    });
  }
}

/**
 * The provider's session, carried between the sessions of the tools.
 * @param provider the provider's address, once it is known
 * @param onFailure without the cookies a tool asks to log in: worse, not wrong
 */
export function createProviderCookies({
  provider,
  onFailure,
}: {
  provider: () => string | undefined;
  onFailure: () => void;
}) {
  const names = new Set<string>();
  return {
    /** Notes what an answer of the provider's sets. @returns whether it was the provider's */
    note(url: string, headers: Record<string, string[]> | undefined): boolean {
      if (originOf(url) !== originOf(provider() ?? '')) return false;
      for (const name of namesSetBy(headers)) names.add(name);
      return true;
    },
    async carry(from: CookieJar, to: CookieJar): Promise<void> {
      const home = readUrl(provider() ?? '');
      if (home !== undefined) await carryCookies(from, to, home, names).catch(onFailure);
    },
    forget: () => names.clear(),
  };
}
