import formbody from '@fastify/formbody';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { Log } from '../../log.js';
import { corsHeaders, preflightHeaders } from '../http/cors.js';
import { isOwnHost } from '../http/host.js';
import { clientOf as callerOf } from './client-auth.js';
import { capabilityStatement, openIdConfiguration, smartConfiguration } from './discovery.js';
import { fhirRoutes } from './fhir.js';
import type { Launches, Grant } from './launches.js';
import { authorizeSchema, grantedScopes, redirectSchema, tokenSchema, withParameters } from './requests.js';

/** A tool whose client is registered here. */
export interface SmartClient {
  clientId: string;
  redirectUris: readonly string[];
  /** Scopes that the county lets it have. */
  scope: string;
  /** Makes it a confidential client, known by HTTP Basic at the token endpoint. */
  clientSecret?: string | undefined;
}

const BODY_LIMIT_BYTES = 16 * 1024;
const PATH = '/smart';

/**
 * The launching side of SMART App Launch 2.2 on loopback: discovery, authorization and token endpoints for clients with
 * PKCE, and the little FHIR that a launched tool may read. Nobody signs in here: the launch parameter itself, made for one
 * frame and used once, says who it is.
 * @param answer the token answer, made when a code was redeemed; undefined when the context has changed since
 * @param jwks public keys of the ID tokens
 */
export function createSmartServer<Owner>({
  clients,
  launches,
  answer,
  jwks,
  fhir,
  startedAt,
  log,
}: {
  clients: readonly SmartClient[];
  launches: Launches<Owner>;
  answer: (grant: Grant<Owner>) => Promise<Record<string, unknown> | undefined>;
  jwks: () => Promise<unknown>;
  fhir: Omit<Parameters<typeof fhirRoutes<Owner>>[0], 'path' | 'launches' | 'log'>;
  /** ISO date and time, for the CapabilityStatement. */
  startedAt: string;
  log: Log;
}) {
  const app = Fastify({ bodyLimit: BODY_LIMIT_BYTES, forceCloseConnections: true });
  let origin = '';
  const iss = () => `${origin}${PATH}`;
  const clientOf = (id: string, redirectUri: string) =>
    clients.find((client) => client.clientId === id && client.redirectUris.includes(redirectUri));
  const callers = clients.flatMap(({ redirectUris }) => redirectUris.map((uri) => new URL(uri).origin));

  function authorize(parameters: unknown, reply: FastifyReply) {
    const back = redirectSchema.safeParse(parameters);
    const client = back.success ? clientOf(back.data.client_id, back.data.redirect_uri) : undefined;
    // Never redirect to an address that is not the tool's own.
    if (!back.success || client === undefined)
      return reply.code(400).type('text/plain').send('Unknown client_id or redirect_uri.');
    const { redirect_uri: redirectUri, state } = back.data;
    const refuse = (error: string, why: string) => {
      log('warn', 'smart-launch-refused', { client: client.clientId, why });
      return reply.redirect(withParameters(redirectUri, { error, error_description: why, state }), 302);
    };
    const parsed = authorizeSchema.safeParse(parameters);
    if (!parsed.success)
      return refuse('invalid_request', `missing or malformed: ${parsed.error.issues[0]?.path.join('.') ?? ''}`);
    if (parsed.data.aud !== iss()) return refuse('invalid_request', 'aud is not this server');
    const code = launches.authorize(parsed.data.launch, {
      clientId: client.clientId,
      redirectUri,
      challenge: parsed.data.code_challenge,
      scopes: grantedScopes(parsed.data.scope, client.scope),
      nonce: parsed.data.nonce,
    });
    return code === undefined
      ? refuse('invalid_request', 'the launch is used, too old, or of another context')
      : reply.redirect(withParameters(redirectUri, { code, state }), 302);
  }

  async function token(request: FastifyRequest, reply: FastifyReply) {
    void reply.header('cache-control', 'no-store').header('pragma', 'no-cache');
    const parsed = tokenSchema.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ error: 'invalid_request' });
    const { code, client_id: inBody, redirect_uri: redirectUri, code_verifier: verifier } = parsed.data;
    const clientId = callerOf(clients, request.headers.authorization, inBody);
    if (clientId === undefined) {
      log('warn', 'smart-client-refused', {});
      return reply.code(401).header('www-authenticate', 'Basic realm="smart"').send({ error: 'invalid_client' });
    }
    const grant = launches.redeem(code, { clientId, redirectUri, verifier });
    const said = grant === undefined ? undefined : await answer(grant);
    if (said === undefined) {
      log('warn', 'smart-code-refused', { client: clientId });
      return reply.code(400).send({ error: 'invalid_grant' });
    }
    return reply.send(said);
  }

  app.addHook('onRequest', async (request, reply) => {
    if (!isOwnHost(request.headers.host, Number(new URL(origin).port))) return reply.code(403).send();
    void reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer');
    // The browser itself goes to `authorize`, where the launch says who comes; the rest is called by the tool's page.
    if (request.url.startsWith(`${PATH}/authorize`)) return undefined;
    const cors = corsHeaders(request.headers.origin, callers);
    if (cors === undefined) return reply.code(403).send();
    void reply.headers(cors);
    if (request.method !== 'OPTIONS') return undefined;
    return reply.headers(preflightHeaders('GET, POST', 'content-type, accept, authorization')).code(204).send();
  });
  void app.register(formbody);
  app.get(`${PATH}/.well-known/smart-configuration`, () => smartConfiguration(iss()));
  app.get(`${PATH}/.well-known/openid-configuration`, () => openIdConfiguration(iss()));
  app.get(`${PATH}/jwks`, () => jwks());
  app.get(`${PATH}/metadata`, (_request, reply) =>
    reply.type('application/fhir+json').send(capabilityStatement(iss(), startedAt)),
  );
  void app.register(async (own) => fhirRoutes<Owner>({ ...fhir, path: PATH, launches, log })(own));
  app.get(`${PATH}/authorize`, (request, reply) => authorize(request.query, reply));
  app.post(`${PATH}/authorize`, (request, reply) => authorize(request.body, reply));
  app.post(`${PATH}/token`, token);

  return {
    iss,
    /** Starts on loopback on a free port. @returns the address to give to tools as `iss` */
    async listen(): Promise<string> {
      origin = await app.listen({ host: '127.0.0.1', port: 0 });
      return iss();
    },
    close: async (): Promise<void> => app.close(),
  };
}
