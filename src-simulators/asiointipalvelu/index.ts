import { createOwnServer } from '../fhir/own-server.js';
import { frontFiles } from '../lib/front-files.js';
import type { LoopbackServer } from '../lib/loopback.js';
import { createRouter, sendPage, sendText } from '../lib/web.js';
import { HENKILOTUNNUS } from './accounts.js';
import { createInbox } from './inbox.js';
import { doorPage, inboxPage, letterPage, missingPage } from './page.js';

const files = import.meta.glob<string>('./front/*.css', { query: '?raw', import: 'default', eager: true });

export interface AsiointipalveluParts {
  server: LoopbackServer;
  now: () => Date;
  newId: () => string;
}

/**
 * The client's asiointipalvelu: takes messages over FHIR R4 (`/fhir`: who has an account by POST Patient/_search, a message by a
 * transaction that creates it only once), and shows the client's letters on its pages. Everything is gone with the process.
 */
export function startAsiointipalvelu({ server, now, newId }: AsiointipalveluParts): void {
  const fhir = createOwnServer({
    base: `${server.url}/fhir`,
    now,
    newId,
    before(path, body) {
      if (path.join('/') !== 'Patient/_search') return;
      const [system, code] = (new URLSearchParams(body).get('identifier') ?? '').split('|');
      if (system === HENKILOTUNNUS && code !== undefined) inbox.meet(code);
    },
  });
  const inbox = createInbox(fhir.store, now, newId);

  server.handle(
    createRouter(
      {
        'GET /': ({ response }) => sendPage(response, 200, doorPage(inbox.accounts())),
        'GET /viestit': ({ response, url }) => {
          const account = inbox.one(url.searchParams.get('kuka') ?? '');
          return account === undefined
            ? sendPage(response, 404, missingPage())
            : sendPage(response, 200, inboxPage(account));
        },
        'GET /viesti': ({ response, url }) => {
          const account = inbox.one(url.searchParams.get('kuka') ?? '');
          const letter = account?.letters.find(({ id }) => id === url.searchParams.get('id'));
          if (account === undefined || letter === undefined) return sendPage(response, 404, missingPage());
          inbox.open(letter.id);
          return sendPage(response, 200, letterPage(account, letter));
        },
        ...frontFiles('asiointipalvelu', files),
      },
      async (exchange) => {
        if (/^\/fhir(\/|$)/.test(exchange.url.pathname)) return fhir.serve(exchange);
        sendText(exchange.response, 404, 'text/plain', 'Sivua ei ole.\n');
      },
    ),
  );
}
