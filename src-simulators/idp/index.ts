import { importJWK, SignJWT } from 'jose';
import { Provider, interactionPolicy } from 'oidc-provider';
import type { LoopbackServer } from '../lib/loopback.js';
import { createRouter, pagePolicy, sendText, type Handler } from '../lib/web.js';
import { configuration, signingKey } from './configuration.js';
import { interactionHandler } from './interactions.js';
import { WORKBENCH, WORKBENCH_AUDIENCE, type WebSystems } from './clients.js';
import { demoUsers, type DemoUser } from './users.js';

/** The pages' own files, as text in this bundle. */
const files = import.meta.glob<string>('./assets/*', { query: '?raw', import: 'default', eager: true });
const assets = Object.fromEntries(
  Object.entries(files).map(([path, body]): [string, Handler] => [
    `GET ${path.slice(1)}`,
    ({ response }) => sendText(response, 200, path.endsWith('.js') ? 'text/javascript' : 'text/css', body),
  ]),
);

export interface IdpParts {
  server: LoopbackServer;
  /** Addresses of the web systems that sign in here. */
  systems: WebSystems;
  /** This one is signed in without typing when the request's `login_hint` means them. */
  demoUser: DemoUser | undefined;
  now: () => Date;
  /** Where the workbench listens, once it is known: there it is told of log-outs. */
  workbench?: () => string | undefined;
  /** How long a person stays signed in, in seconds. */
  sessionSeconds?: number | undefined;
}

/** The county's identity provider: OpenID Connect by a certified library, with invented users. */
export function startIdp({ server, systems, demoUser, now, workbench, sessionSeconds }: IdpParts): {
  issuer: string;
  tokenFor: (sub: string) => Promise<string>;
} {
  const users = demoUsers();
  const policy = interactionPolicy.base();
  // No consent page: `loadExistingGrant` grants what the county's own systems ask for.
  policy.remove('consent');
  const key = signingKey();
  const provider = new Provider(server.url, {
    ...configuration({
      port: server.port,
      key,
      systems,
      users,
      now,
      workbench: workbench ?? (() => undefined),
      sessionSeconds,
    }),
    interactions: { policy, url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  });
  provider.use(async (ctx, next) => {
    ctx.set('content-security-policy', pagePolicy("'self' http://127.0.0.1:* http://localhost:*"));
    ctx.set('x-content-type-options', 'nosniff');
    await next();
    // As many providers do: how long the refresh token lives, so that the end is seen before it comes.
    const renewable = 'oidc' in ctx ? ctx.oidc.entities.RefreshToken : undefined;
    if (renewable !== undefined && typeof ctx.body === 'object' && ctx.body !== null && 'refresh_token' in ctx.body)
      ctx.body = { ...ctx.body, refresh_expires_in: renewable.remainingTTL };
  });

  const standard = provider.callback();
  const silentUser = users.find((user) => user.demoUser === demoUser);
  const interaction = interactionHandler({ provider, users, silentUser });
  server.handle(
    createRouter(assets, (exchange) => {
      const handler = interaction(exchange.url.pathname);
      return handler === undefined ? standard(exchange.request, exchange.response) : handler(exchange);
    }),
  );
  return {
    issuer: server.url,
    /** Signs in one of the invented colleagues, who have no browser: an access token for the hub (RFC 9068). */
    tokenFor: async (sub) =>
      new SignJWT({ client_id: WORKBENCH, scope: 'hub/presence' })
        .setProtectedHeader({ alg: key.alg, typ: 'at+jwt', kid: key.kid })
        .setIssuer(server.url)
        .setAudience(WORKBENCH_AUDIENCE)
        .setSubject(sub)
        .setIssuedAt(now())
        .setExpirationTime(new Date(now().getTime() + 3_600_000))
        .sign(await importJWK(key, key.alg)),
  };
}
