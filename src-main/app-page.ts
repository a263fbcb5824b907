import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { contentSecurityPolicy } from './csp.js';
import { fillPage } from './fill-page.js';
import { isAppUrl } from './host-policy/address.js';
import { fileOf, mediaType } from './host-policy/files.js';

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};
const refuse = (status: 403 | 404 | 405) => new Response(null, { status, headers: HEADERS });

/** The picture that stands in for a tool's view while something of the workbench lies over it: `/tool-picture/<id>`. */
const PICTURE = /^\/tool-picture\/([a-z0-9-]+)$/;

/**
 * Answers for our scheme: the built renderer's files, pages with a strict CSP and a fresh nonce, and pictures of the tools'
 * views, which are never stored anywhere.
 */
export const createAppPage =
  ({
    rendererDir,
    training,
    picture,
  }: {
    rendererDir: string;
    training?: true;
    picture: (toolId: string) => Promise<Uint8Array | undefined>;
  }) =>
  async (request: Pick<Request, 'method' | 'url'>): Promise<Response> => {
    if (!isAppUrl(request.url)) return refuse(403);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    const { pathname } = new URL(request.url);
    const [, toolId] = PICTURE.exec(pathname) ?? [];
    if (toolId !== undefined) {
      const png = await picture(toolId);
      if (png === undefined) return refuse(404);
      const headers = { ...HEADERS, 'content-type': 'image/png', 'cache-control': 'no-store' };
      return new Response(new Uint8Array(png), { headers });
    }
    const file = fileOf(rendererDir, pathname);
    if (file === undefined) return refuse(403);
    const type = mediaType(file);
    try {
      const bytes = await readFile(file);
      if (!type.startsWith('text/html')) {
        return new Response(new Uint8Array(bytes), { headers: { ...HEADERS, 'content-type': type } });
      }
      const nonce = randomBytes(16).toString('base64');
      return new Response(fillPage(bytes.toString('utf8'), { nonce, training: training === true }), {
        headers: {
          ...HEADERS,
          'content-type': type,
          'cache-control': 'no-store',
          'content-security-policy': contentSecurityPolicy({ nonce, frameOrigins: [] }),
        },
      });
    } catch {
      return refuse(404);
    }
  };
