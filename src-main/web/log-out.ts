import type { FastifyInstance } from 'fastify';
import { LOG_OUT_PATHS, answerLogOut } from '../identity/index.js';

const LARGEST_BYTES = 64 * 1024;

/** The identity provider's two ways to tell this host that a session has ended. */
export function listenForLogOut(app: FastifyInstance, identity: Parameters<typeof answerLogOut>[0]): void {
  // Only these two routes take a form, and only this one.
  void app.register(async (routes) => {
    routes.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: LARGEST_BYTES },
      (_request, body, done) => done(null, body),
    );
    for (const [method, path] of [
      ['POST', LOG_OUT_PATHS.back],
      ['GET', LOG_OUT_PATHS.front],
    ] as const)
      routes.route({
        method,
        url: path,
        handler: async (request, reply) => {
          const body = typeof request.body === 'string' ? request.body : '';
          const url = new URL(request.url, `http://${request.headers.host}`);
          const answer = await answerLogOut(identity, { method, url, body });
          if (answer === undefined) return reply.code(404).send();
          return reply.code(answer.status).headers(answer.headers).send();
        },
      });
  });
}
