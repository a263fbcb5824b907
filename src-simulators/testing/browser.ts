/** A browser as far as HTTP goes, for tests: it keeps cookies by host and follows redirects when told to. */
export interface TestBrowser {
  get: (url: string) => Promise<Response>;
  post: (url: string, fields: Record<string, string>) => Promise<Response>;
  postJson: (url: string, body: unknown) => Promise<Response>;
  /** GET, then every redirect until a page comes or the address begins with `until`. */
  follow: (url: string, until?: string) => Promise<{ url: string; response: Response | undefined }>;
  followFrom: (response: Response, until?: string) => Promise<{ url: string; response: Response | undefined }>;
  cookieHeader: () => string;
}

export function createTestBrowser(): TestBrowser {
  const cookies = new Map<string, { value: string; path: string }>();
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const name = pair.slice(0, pair.indexOf('='));
      const path = attributes.find((one) => one.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
      const gone = attributes.some((one) => /^(max-age=0|expires=thu, 01 jan 1970)/i.test(one));
      if (gone) cookies.delete(name);
      else cookies.set(name, { value: pair.slice(pair.indexOf('=') + 1), path });
    }
    return response;
  };
  // Browsers ignore ports in cookies: so does this one.
  const cookieHeader = (path = '/') =>
    [...cookies]
      .filter(([, cookie]) => path.startsWith(cookie.path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  const send = async (url: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    headers.set('cookie', cookieHeader(new URL(url).pathname));
    headers.set('accept', 'text/html');
    return keep(await fetch(url, { ...init, headers, redirect: 'manual' }));
  };
  const browser: TestBrowser = {
    get: (url) => send(url, {}),
    post: (url, fields) => send(url, { method: 'POST', body: new URLSearchParams(fields) }),
    postJson: (url, body) =>
      send(url, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    follow: async (url, until) => browser.followFrom(await browser.get(url), until),
    async followFrom(first, until) {
      let response = first;
      for (;;) {
        const location = response.headers.get('location');
        if (location === null) return { url: response.url, response };
        const url = new URL(location, response.url).href;
        if (until !== undefined && url.startsWith(until)) return { url, response: undefined };
        response = await browser.get(url);
      }
    },
    cookieHeader,
  };
  return browser;
}
