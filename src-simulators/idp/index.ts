import Provider, { interactionPolicy } from 'oidc-provider';
import type { LoopbackServer } from '../lib/loopback.js';
import { createRouter, pagePolicy, sendText } from '../lib/web.js';
import style from './idp.css?raw';
import { configuration } from './configuration.js';
import { interactionHandler } from './interactions.js';
import script from './sign-out.js?raw';
import type { WebSystems } from './clients.js';
import { demoUsers, type DemoUser } from './users.js';

export interface IdpParts {
  server: LoopbackServer;
  /** Addresses of the web systems that sign in here. */
  systems: WebSystems;
  /** This one is signed in without typing when the request's `login_hint` means them. */
  demoUser: DemoUser | undefined;
  now: () => Date;
}

/** The county's identity provider: OpenID Connect by a certified library, with invented users. */
export function startIdp({ server, systems, demoUser, now }: IdpParts): { issuer: string } {
  const users = demoUsers();
  const policy = interactionPolicy.base();
  // No consent page: `loadExistingGrant` grants what the county's own systems ask for.
  policy.remove('consent');
  const provider = new Provider(server.url, {
    ...configuration({ port: server.port, systems, users, now }),
    interactions: { policy, url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  });
  provider.use(async (ctx, next) => {
    ctx.set('content-security-policy', pagePolicy("'self' http://127.0.0.1:* http://localhost:*"));
    ctx.set('x-content-type-options', 'nosniff');
    await next();
  });

  const standard = provider.callback();
  const silentUser = users.find((user) => user.demoUser === demoUser);
  const interaction = interactionHandler({ provider, users, silentUser });
  server.handle(
    createRouter(
      {
        'GET /assets/idp.css': ({ response }) => sendText(response, 200, 'text/css', style),
        'GET /assets/sign-out.js': ({ response }) => sendText(response, 200, 'text/javascript', script),
      },
      (exchange) => {
        const handler = interaction(exchange.url.pathname);
        return handler === undefined ? standard(exchange.request, exchange.response) : handler(exchange);
      },
    ),
  );
  return { issuer: server.url };
}
