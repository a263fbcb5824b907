import { createOwnServer } from '../fhir/own-server.js';
import { frontFiles } from '../lib/front-files.js';
import type { LoopbackServer } from '../lib/loopback.js';
import { createRouter, readForm, redirect, sendPage, sendText, type Exchange, type Handler } from '../lib/web.js';
import { listPage, missingPage, referralPage } from './page.js';
import { createReferralBook } from './referrals.js';

const files = import.meta.glob<string>('./front/*.css', { query: '?raw', import: 'default', eager: true });

export interface LiikuntaneuvontaParts {
  server: LoopbackServer;
  now: () => Date;
  newId: () => string;
}

/**
 * The receiver of referrals: the municipality's counselling. It takes them over FHIR R4 (`/fhir`), and its counsellor works
 * with them on its pages. Its counsellor's sign-in is the municipality's own and is left out here.
 */
export function startLiikuntaneuvonta({ server, now, newId }: LiikuntaneuvontaParts): void {
  const fhir = createOwnServer({ base: `${server.url}/fhir`, now, newId });
  const book = createReferralBook(fhir.store, now);

  const one: Handler = ({ response, url }) => {
    const found = book.one(url.searchParams.get('id') ?? '');
    return found === undefined ? sendPage(response, 404, missingPage()) : sendPage(response, 200, referralPage(found));
  };
  /** A form of these pages, and of no other's. */
  const form = async ({ request, response }: Exchange) => {
    const { origin } = request.headers;
    const fields = origin === undefined || origin === server.url ? await readForm(request) : undefined;
    if (fields === undefined) sendText(response, 403, 'text/plain', 'Lomake ei ole tämän palvelun.\n');
    return fields;
  };
  const act =
    (run: (id: string, fields: URLSearchParams) => boolean, problem: string): Handler =>
    async (exchange) => {
      const fields = await form(exchange);
      if (fields === undefined) return;
      const id = fields.get('id') ?? '';
      if (run(id, fields)) return redirect(exchange.response, `/lahete?id=${encodeURIComponent(id)}`);
      const found = book.one(id);
      sendPage(exchange.response, 409, found === undefined ? missingPage() : referralPage(found, problem));
    };

  server.handle(
    createRouter(
      {
        'GET /': ({ response }) => sendPage(response, 200, listPage(book.all())),
        'GET /lahete': one,
        'POST /tila': act(
          (id, fields) => book.take(id, fields.get('tila') ?? ''),
          'Lähete on muuttunut: katso sen tila.',
        ),
        'POST /aika': act((id, fields) => book.plan(id, fields.get('aika') ?? ''), 'Päivää ei voi tallentaa.'),
        'POST /palaute': act(
          (id, fields) => book.tell(id, (fields.get('palaute') ?? '').trim().slice(0, 1000)),
          'Palautetta ei voi tallentaa.',
        ),
        ...frontFiles('liikuntaneuvonta', files),
      },
      async (exchange) => {
        if (/^\/fhir(\/|$)/.test(exchange.url.pathname)) return fhir.serve(exchange);
        sendText(exchange.response, 404, 'text/plain', 'Sivua ei ole.\n');
      },
    ),
  );
}
