import { randomBytes } from 'node:crypto';
import { page, type Html } from '../lib/html.js';
import type { LoopbackServer } from '../lib/loopback.js';
import { logOutHandler } from '../lib/log-out.js';
import { createRelyingParty, type User } from '../lib/relying-party.js';
import { createRouter, redirect, sendPage, sendText, type Handler } from '../lib/web.js';

export interface LinkToolParts {
  server: LoopbackServer;
  issuer: string;
  clientSecret: string;
  /** Path of the redirect URI that the provider knows. */
  callback: string;
  /** Path where the provider tells that a session has ended. */
  logOut: string;
  now: () => Date;
}

/** What makes a tool itself: its name, its style sheet, and its page for who signed in. */
export interface LinkTool {
  clientId: string;
  title: string;
  style: string;
  body: (user: User) => Html;
  /** Shown when signing in does not succeed. */
  refused: Html;
}

/** A tool that is opened by a link: signs in by the county's provider, and knows no client. */
export function startLinkTool(
  tool: LinkTool,
  { server, issuer, clientSecret, callback, logOut, now }: LinkToolParts,
): void {
  const users = new Map<string, { user: User; sid: string | undefined }>();
  const cookie = `${tool.clientId}_${server.port}`;
  const party = createRelyingParty<undefined>({
    issuer,
    clientId: tool.clientId,
    clientSecret,
    redirectUri: `${server.url}${callback}`,
    scope: 'openid profile',
    now,
  });
  const setCookie = (value: string) => `${cookie}=${value}; Path=/; HttpOnly; SameSite=Lax`;
  const refused = page(tool.title, '/style.css', tool.refused);

  const signIn: Handler = async ({ response }) => {
    try {
      const { location, attempt } = await party.begin(undefined);
      response.setHeader('set-cookie', setCookie(attempt));
      return redirect(response, location);
    } catch {
      return sendPage(response, 502, refused);
    }
  };
  const signedIn: Handler = async ({ response, url, cookie: read }) => {
    const result = await party.finish(new URL(`${url.pathname}${url.search}`, server.url), read(cookie));
    if ('failure' in result) return sendPage(response, 400, refused);
    const session = randomBytes(24).toString('base64url');
    users.set(session, result);
    response.setHeader('set-cookie', setCookie(session));
    return redirect(response, '/front');
  };
  const front: Handler = ({ response, cookie: read }) => {
    const known = users.get(read(cookie) ?? '');
    if (known === undefined) return redirect(response, '/');
    return sendPage(response, 200, page(tool.title, '/style.css', tool.body(known.user)));
  };
  server.handle(
    createRouter({
      'GET /': signIn,
      [`GET ${callback}`]: signedIn,
      [`POST ${logOut}`]: logOutHandler(party.ended, (ended) => {
        for (const [session, { sid }] of users) if (sid === ended) users.delete(session);
      }),
      'GET /front': front,
      'GET /style.css': ({ response }) => sendText(response, 200, 'text/css', tool.style),
    }),
  );
}
