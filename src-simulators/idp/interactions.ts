import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type Interaction, type Provider } from 'oidc-provider';
import type { Handler } from '../lib/web.js';
import { readForm, sendPage } from '../lib/web.js';
import { errorPage, loginPage } from './pages.js';
import { hinted, type DirectoryUser } from './users.js';

/** Where the log-in form's redirects may end: the systems of this machine. Browsers check the whole chain. */
const LOGIN_TARGETS = "'self' http://127.0.0.1:* http://localhost:*";

export interface InteractionParts {
  provider: Provider;
  users: readonly DirectoryUser[];
  /** Signed in without typing when the request's `login_hint` means them. */
  silentUser: DirectoryUser | undefined;
}

/** The provider's log-in interaction: `/interaction/<uid>` and its two forms. Gives undefined for other paths. */
export function interactionHandler({ provider, users, silentUser }: InteractionParts) {
  const login = (request: IncomingMessage, response: ServerResponse, user: DirectoryUser) =>
    provider.interactionFinished(request, response, { login: { accountId: user.sub, remember: true } });

  const show = async (request: IncomingMessage, response: ServerResponse, interaction: Interaction) => {
    const preferred = hinted(users, interaction.params.login_hint);
    const mustAsk = String(interaction.params.prompt ?? '')
      .split(' ')
      .includes('login');
    if (preferred !== undefined && preferred === silentUser && !mustAsk) return login(request, response, preferred);
    const client = await provider.Client.find(String(interaction.params.client_id));
    const system = client?.clientName ?? client?.clientId ?? '';
    return sendPage(response, 200, loginPage(interaction.uid, system, users, preferred), LOGIN_TARGETS);
  };

  const answer: Handler = async ({ request, response, url }) => {
    try {
      const interaction = await provider.interactionDetails(request, response);
      const action = `${request.method} ${url.pathname.slice(`/interaction/${interaction.uid}`.length)}`;
      if (action === 'GET ') return await show(request, response, interaction);
      if (action === 'POST /cancel') {
        const result = { error: 'access_denied', error_description: 'Kirjautuminen peruttiin' };
        return await provider.interactionFinished(request, response, result);
      }
      const chosen = action === 'POST /login' ? (await readForm(request))?.get('sub') : undefined;
      const user = users.find((one) => one.sub === chosen);
      if (user === undefined) return sendPage(response, 400, errorPage('invalid_request'));
      return await login(request, response, user);
    } catch (error) {
      // The professional came back too late, or with another browser.
      if (error instanceof errors.SessionNotFound) return sendPage(response, 400, errorPage('session_not_found'));
      throw error;
    }
  };
  return (path: string): Handler | undefined => (path.startsWith('/interaction/') ? answer : undefined);
}
