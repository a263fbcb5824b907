import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import type { ClientReference } from '#shared/context.js';
import type { Log } from '../../log.js';
import type { IdentityReader } from '../types.js';
import type { Grant, Launches } from './launches.js';
import { maySee } from './requests.js';
import { type SmartProfessional, outcome, practitionerId, toPatient, toPractitioner } from './resources.js';

const idSchema = z.object({ id: z.string().max(64) });
const searchSchema = z.strictObject({ _id: z.string().max(64) }).transform((query) => ({ id: query['_id'] }));

/**
 * What a launched tool may read by its token: the Patient of its own launch, and the professional it was launched by.
 * Every other question gets the same refusal, whether there is such a client or not.
 * @param given writes to the access log that the tool reads the client; what cannot be written is not given
 */
export function fhirRoutes<Owner>({
  path,
  launches,
  reader,
  professional,
  given,
  log,
}: {
  path: string;
  launches: Launches<Owner>;
  reader: Pick<IdentityReader, 'read'>;
  professional: () => SmartProfessional | undefined;
  given: (tool: string, client: ClientReference) => Promise<void>;
  log: Log;
}) {
  const grantOf = ({ headers }: FastifyRequest): Grant<Owner> | undefined =>
    launches.holder(/^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '');
  const refuse = (reply: FastifyReply, status: 401 | 403) => {
    if (status === 401) void reply.header('www-authenticate', 'Bearer error="invalid_token"');
    return reply.code(status).send(outcome(status === 401 ? 'login' : 'forbidden'));
  };

  /** Sends the launched client's Patient as `form` makes it, when `id` is that client's. */
  async function patient(
    request: FastifyRequest,
    reply: FastifyReply,
    { id, how, form }: { id: string | undefined; how: 'read' | 'search'; form: (resource: object) => object },
  ) {
    const grant = grantOf(request);
    if (grant === undefined) return refuse(reply, 401);
    const { client, tool } = grant.launch;
    if (id === undefined || client !== `Patient/${id}` || !maySee(grant.scopes, how)) return refuse(reply, 403);
    const gone = new AbortController();
    reply.raw.on('close', () => gone.abort());
    try {
      await given(tool, client);
    } catch (error) {
      log('error', 'access-log-unwritable', { detail: error instanceof Error ? error.message : '' });
      return reply.code(503).send(outcome('exception'));
    }
    const answer = await reader.read(client, gone.signal);
    // The client may have been changed meanwhile: the token is worth nothing then.
    if (grantOf(request) !== grant) return refuse(reply, 401);
    if (!answer.ok) return reply.code(504).send(outcome('timeout'));
    return reply.send(form(toPatient(answer)));
  }

  return (app: FastifyInstance): void => {
    const self = (resource: object) => resource;
    const bundle = (resource: object) => ({
      resourceType: 'Bundle',
      type: 'searchset',
      total: 1,
      entry: [{ resource, search: { mode: 'match' } }],
    });
    app.addHook('onSend', async (_request, reply) => {
      void reply.header('cache-control', 'no-store').header('content-type', 'application/fhir+json; charset=utf-8');
    });
    app.get(`${path}/Patient/:id`, (request, reply) =>
      patient(request, reply, { id: idSchema.safeParse(request.params).data?.id, how: 'read', form: self }),
    );
    app.get(`${path}/Patient`, (request, reply) =>
      patient(request, reply, { id: searchSchema.safeParse(request.query).data?.id, how: 'search', form: bundle }),
    );
    app.get(`${path}/Practitioner/:id`, (request, reply) => {
      const grant = grantOf(request);
      const who = professional();
      if (grant === undefined || who === undefined || who.id !== grant.launch.user) return refuse(reply, 401);
      const id = idSchema.safeParse(request.params).data?.id;
      const may = grant.scopes.includes('fhirUser') && id === practitionerId(who.id);
      return may ? reply.send(toPractitioner(who)) : refuse(reply, 403);
    });
  };
}
