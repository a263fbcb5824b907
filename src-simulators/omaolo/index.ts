import * as z from 'zod';
import { frontFiles } from '../lib/front-files.js';
import { html, page, type Html } from '../lib/html.js';
import { tellOpener } from '../lib/opener.js';
import { toCard } from '../lib/records/card.js';
import { createFhirClient } from '../lib/records/fhir.js';
import { formatDate } from '../lib/records/format.js';
import { patientSchema } from '../lib/records/schemas.js';
import type { SystemParts } from '../lib/sign-in.js';
import { createSilentSignIn } from '../lib/silent-sign-in.js';
import { createRouter, pagePolicy, sendJson, sendText, type Exchange, type Handler } from '../lib/web.js';
import { fromResponses, inventedFor, questionnaireResponseSchema } from './assessments.js';

const files = import.meta.glob<string>('./front/*.{js,css}', { query: '?raw', import: 'default', eager: true });

export interface OmaoloParts extends SystemParts {
  fhir: () => Promise<string | undefined>;
}

/** The client's pseudonymous key in this service; '' = no client. */
const keySchema = z.string().regex(/^[A-Za-z0-9\-.]{0,64}$/);

const shell = (main: Html, script?: string): Html =>
  page(
    'Omaolo ammattilaiselle',
    '/omaolo/front/omaolo.css',
    html`<header>
        <strong>Omaolo</strong> ammattilaiselle
        <span id="user" class="user" data-testid="user"></span>
        <span class="demo">demoalueen jäljitelmä</span>
      </header>
      ${main}`,
    script,
  );
const clientPage = shell(html`<main id="main" aria-live="polite"><p>Haetaan…</p></main>`, '/omaolo/front/app.js');
const wrongPage = shell(
  html`<main>
    <h1>Osoitetta ei voi avata</h1>
    <p>Avaa Omaolo uudelleen työpöydältä.</p>
  </main>`,
);
const signedInPage = (done: boolean): Html =>
  shell(
    html`<main id="signed-in" data-done="${String(done)}">
      <h1>${done ? 'Olet kirjautunut' : 'Kirjautuminen ei onnistunut'}</h1>
      <p><a href="/sign-in">Yritä uudelleen</a></p>
    </main>`,
    '/lib/front/signed-in.js',
  );

/**
 * Omaolo for professionals: what clients have answered in their assessments. It follows by its address, `/?client=<key>`,
 * and signs in by the county's provider behind the page, without a second log-in. `/` is nobody's page.
 */
export function startOmaolo(parts: OmaoloParts): void {
  const { server, clock, issuer } = parts;
  const fhir = createFhirClient(parts.fhir);
  const keyOf = ({ url }: Exchange) => keySchema.safeParse(url.searchParams.get('client') ?? '').data;
  const send = ({ response }: Exchange, status: number, body: Html): void => {
    response.setHeader('content-security-policy', `${pagePolicy("'self'")}; frame-src 'self' ${issuer}`);
    sendText(response, status, 'text/html', body.text);
  };
  const signIn = createSilentSignIn({
    ...parts,
    clientId: 'omaolo',
    send,
    page: signedInPage,
    backTo: (exchange) => {
      const key = keyOf(exchange) ?? '';
      return key === '' ? '' : `?client=${key}`;
    },
  });

  const open: Handler = (exchange) => {
    const key = keyOf(exchange);
    if (key === undefined) return send(exchange, 400, wrongPage);
    tellOpener(exchange.response, key);
    return send(exchange, 200, clientPage);
  };
  const data: Handler = async (exchange) => {
    const { response } = exchange;
    const signedIn = signIn.userOf(exchange);
    const key = keyOf(exchange);
    if (signedIn === undefined) return sendJson(response, 200, { state: 'signedOut' });
    const user = { name: signedIn.name, unit: signedIn.unit };
    if (key === undefined || key === '') return sendJson(response, 200, { state: 'noClient', user });
    const [patient, responses] = await Promise.all([
      fhir.read('Patient', key, patientSchema),
      fhir.search('QuestionnaireResponse', [['subject', `Patient/${key}`]], questionnaireResponseSchema),
    ]);
    if (!('found' in patient)) {
      const why = 'failed' in patient ? patient.failed : 'Asiakasta ei ole tässä palvelussa.';
      return sendJson(response, 200, { state: 'failed', user, why });
    }
    const now = clock.now();
    const answered = 'found' in responses ? fromResponses(responses.found) : [];
    const assessments = answered.length > 0 ? answered : inventedFor(key, now);
    const client = { id: key, name: toCard(patient.found, now).name, born: formatDate(patient.found.birthDate) };
    return sendJson(response, 200, { state: 'ready', user, client, assessments });
  };

  server.handle(createRouter({ 'GET /': open, 'GET /data': data, ...signIn.routes, ...frontFiles('omaolo', files) }));
}
