import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

const CALLBACK_PATH = '/auth/callback';
const SIGNED_OUT_PATH = '/auth/signed-out';

/** What is said in the professional's own browser when the provider has sent them back. */
export interface FarewellPage {
  lang: string;
  title: string;
  detail: string;
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const farewellHtml = ({ lang, title, detail }: FarewellPage, nonce: string) =>
  `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>${escape(title)}</title>` +
  `<style nonce="${nonce}">body{font:1.1rem/1.5 system-ui;max-width:32rem;margin:15vh auto;padding:0 1rem}:root{color-scheme:light dark}</style>` +
  `<main><h1>${escape(title)}</h1><p>${escape(detail)}</p></main></html>`;

/**
 * Listens on this machine for the identity provider's answer (RFC 8252 §7.3: loopback address, any free port).
 * @param onAnswer the whole address that the provider redirected to; called when the browser has been answered
 * @param page what the browser is shown; undefined where its window closes by itself
 */
async function listen(onAnswer: (url: string) => void, page: (signedOut: boolean) => FarewellPage | undefined) {
  let origin = '';
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0];
    const ours = `http://${request.headers.host}` === origin && request.method === 'GET';
    const known = ours && (path === CALLBACK_PATH || path === SIGNED_OUT_PATH);
    const shown = known ? page(path === SIGNED_OUT_PATH) : undefined;
    const nonce = randomBytes(16).toString('base64');
    response.writeHead(shown !== undefined ? 200 : known ? 204 : 404, {
      'cache-control': 'no-store',
      connection: 'close',
      'referrer-policy': 'no-referrer',
      ...(shown === undefined ? {} : { 'content-type': 'text/html; charset=utf-8' }),
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'`,
    });
    response.end(shown === undefined ? undefined : farewellHtml(shown, nonce), () => {
      if (known) onAnswer(`${origin}${request.url}`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address of the loopback listener');
  origin = `http://127.0.0.1:${address.port}`;
  return {
    origin,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * The way back from the identity provider, open while an answer is waited for.
 * @param complete takes the provider's answer
 * @param page what a browser of the professional's own is shown; undefined where the window closes by itself
 * @param onAnswered the answer has been taken; `awaited`: another one is still waited for
 */
export function createWayBack({
  complete,
  page,
  onAnswer,
  onAnswered,
}: {
  complete: (callbackUrl: string) => Promise<void>;
  page: (signedOut: boolean) => FarewellPage | undefined;
  onAnswer: () => void;
  onAnswered: (awaited: boolean) => void;
}) {
  let listener: ReturnType<typeof listen> | undefined;
  let awaited = false;

  async function answered(url: string): Promise<void> {
    onAnswer();
    if (new URL(url).pathname === CALLBACK_PATH) {
      awaited = false;
      await complete(url);
    }
    onAnswered(awaited);
  }
  const listening = () => (listener ??= listen((url) => void answered(url), page));

  return {
    redirectUri: async () => `${(await listening()).origin}${CALLBACK_PATH}`,
    postLogoutRedirectUri: async () => `${(await listening()).origin}${SIGNED_OUT_PATH}`,
    /** A visit to the provider begins. @returns whether it signs out */
    visit(url: URL): boolean {
      const signsOut = !url.searchParams.has('response_type');
      awaited ||= !signsOut;
      return signsOut;
    },
    /** No answer will come: for a sign-in that is the professional's "no". */
    async cancel(url: URL): Promise<void> {
      const state = url.searchParams.get('state');
      const back = url.searchParams.get('redirect_uri');
      if (state !== null && back !== null) {
        await complete(`${back}?${new URLSearchParams({ error: 'access_denied', state }).toString()}`);
      }
    },
    close: () => {
      void listener?.then((one) => one.close());
      listener = undefined;
    },
  };
}
