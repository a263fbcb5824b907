import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type * as Electron from 'electron';
import { contentSecurityPolicy } from '../csp.js';
import { APP_SCHEME, isAppUrl } from './address.js';
import { fileOf, mediaType } from './files.js';

/** Our scheme behaves like https: an origin of its own, a secure context, fetch and module scripts. Before `ready`. */
export const registerScheme = (protocol: Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>): void =>
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        corsEnabled: false,
        bypassCSP: false,
        codeCache: true,
      },
    },
  ]);

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};
const refuse = (status: 403 | 404 | 405) => new Response(null, { status, headers: HEADERS });

/**
 * Answers for our scheme: the built renderer's files and nothing else, pages with a strict CSP and a fresh nonce.
 * @param frameOrigins origins that tools may show in frames
 */
export const createSchemeHandler =
  ({ rendererDir, frameOrigins }: { rendererDir: string; frameOrigins: () => string[] }) =>
  async (request: Pick<Request, 'method' | 'url'>): Promise<Response> => {
    if (!isAppUrl(request.url)) return refuse(403);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    const file = fileOf(rendererDir, new URL(request.url).pathname);
    if (file === undefined) return refuse(403);
    const type = mediaType(file);
    try {
      const bytes = await readFile(file);
      if (!type.startsWith('text/html')) {
        return new Response(new Uint8Array(bytes), { headers: { ...HEADERS, 'content-type': type } });
      }
      const nonce = randomBytes(16).toString('base64');
      return new Response(bytes.toString('utf8').replaceAll('__CSP_NONCE__', nonce), {
        headers: {
          ...HEADERS,
          'content-type': type,
          'cache-control': 'no-store',
          'content-security-policy': contentSecurityPolicy({ nonce, frameOrigins: frameOrigins() }),
        },
      });
    } catch {
      return refuse(404);
    }
  };
