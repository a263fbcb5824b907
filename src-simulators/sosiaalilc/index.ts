import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { createBehaviours } from '../lib/behaviour.js';
import { action, createDeskRoutes, idSchema } from '../lib/desk/routes.js';
import type { RunningSystem } from '../lib/desk/system.js';
import { isTrustedHub } from '../lib/fhircast/access.js';
import { createFhirClient } from '../lib/records/fhir.js';
import { createSignIn, type SystemParts } from '../lib/sign-in.js';
import { createRouter } from '../lib/web.js';
import { deskPage, endedPage, refusedPage } from './page.js';
import { createRecords } from './records/index.js';
import { createCaseSession, type CaseSession, type Launch } from './session.js';

const files = import.meta.glob<string>('./front/*.{js,css}', { query: '?raw', import: 'default', eager: true });

export interface SosiaalilcParts extends SystemParts {
  fhir: () => Promise<string | undefined>;
  random: () => number;
}

/** Reads `ccow.registry` of a launch, and `ccow.notify` (`callback`; otherwise it asks, as minimikontekstinhallinta). */
function readLaunch(url: URL): { launch: Launch } | { refused: string } {
  const registry = url.searchParams.get('ccow.registry');
  if (registry === null) return { launch: { context: undefined } };
  if (!isTrustedHub(registry, [])) return { refused: 'Käynnistyksessä annettu työpöydän osoite ei ole sallittu.' };
  const style = url.searchParams.get('ccow.notify') === 'callback' ? 'callback' : 'poll';
  return { launch: { context: { registry, style } } };
}

const actions = {
  '/open': action(z.object({ id: idSchema }), ({ open }: CaseSession, { id }) => void open(id)),
  '/close': action(z.object({}), ({ closeClient }: CaseSession) => void closeClient()),
  '/answer': action(z.object({ yes: z.boolean() }), ({ answer }: CaseSession, { yes }) => answer(yes)),
  '/case-list': action(z.object({}), ({ desk }: CaseSession) => desk.refreshCaseList()),
};

/**
 * SosiaaliLC, a case system of social welfare: signs in by the county's provider, reads the social welfare register, and
 * follows and changes the client by the common context (CCOW web mapping, minimikontekstinhallinta).
 */
export function startSosiaalilc(parts: SosiaalilcParts): RunningSystem {
  const { server, clock, random } = parts;
  const behaviours = createBehaviours();
  const records = createRecords(createFhirClient(parts.fhir), clock.now);
  /** The context manager's way to each session. */
  const callbacks = new Map<string, CaseSession>();
  const signIn = createSignIn<Launch, CaseSession>({
    ...parts,
    clientId: 'sosiaalilc',
    scope: 'openid profile',
    readLaunch,
    isSame: (a, b) => a.context?.registry === b.context?.registry && a.context?.style === b.context?.style,
    refusedPage,
    start(begun) {
      const path = `/ccow/${randomBytes(24).toString('base64url')}`;
      const session = createCaseSession({
        ...begun,
        behaviours,
        records,
        clock,
        random,
        callbackUrl: `${server.url}${path}`,
        onEnd() {
          callbacks.delete(path);
          begun.onEnd();
        },
      });
      callbacks.set(path, session);
      return session;
    },
  });
  const routes = createDeskRoutes<CaseSession>({
    folder: 'sosiaalilc',
    files,
    sessionOf: signIn.sessionOf,
    actions,
    page: ({ user, behaviour }) => deskPage(user, behaviour.now()),
    endedPage,
  });
  const router = createRouter({ ...signIn.routes, ...routes }, ({ request, response, url }) => {
    const session = callbacks.get(url.pathname);
    if (session === undefined) response.writeHead(404).end();
    else session.handle(request, response);
  });
  server.handle(router);
  return { behave: behaviours.setAll, close: signIn.close };
}
