import { readForm, type Handler } from './web.js';

/**
 * Back-channel log-out (OpenID Connect Back-Channel Logout 1.0 §2.5): the provider posts a logout token.
 * @param ended which of the provider's sessions a token that holds says has ended
 * @param end ends ours of that session
 */
export const logOutHandler =
  (ended: (logoutToken: string) => Promise<string | undefined>, end: (sid: string) => Promise<void> | void): Handler =>
  async ({ request, response }) => {
    const sid = await ended((await readForm(request))?.get('logout_token') ?? '');
    if (sid !== undefined) await end(sid);
    response.writeHead(sid === undefined ? 400 : 200, { 'cache-control': 'no-store' }).end();
  };
