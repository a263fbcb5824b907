import { listenOnLoopback } from '../lib/loopback.js';
import type { Person } from './people.js';
import { toListResponse, toScimError, toScimUser } from './scim.js';

export { type Person, makePeople } from './people.js';
export { staffFileSchema, usersFileSchema } from './staff-file.js';

/**
 * The county's personnel directory: a SCIM 2.0 service, read only.
 * @param people asked for at the first request, so that making them does not hold up the start
 * @returns `url` is the address of the users, for `hub.directory` in county.json
 */
export async function startDirectory({ people }: { people: () => readonly Person[] }) {
  const server = await listenOnLoopback();
  const base = `${server.url}/scim/v2`;

  function answer(method: string | undefined, target: string): { status: number; body: unknown } {
    if (method !== 'GET') return { status: 405, body: toScimError(405, 'this directory is read only') };
    const [path = '', query] = target.split('?');
    if (path === '/scim/v2/Users') {
      return { status: 200, body: toListResponse(people(), new URLSearchParams(query), base) };
    }
    const id = /^\/scim\/v2\/Users\/([^/]+)$/.exec(path)?.[1];
    const person = id === undefined ? undefined : people().find((one) => one.id === id);
    if (person === undefined) return { status: 404, body: toScimError(404, 'no such resource') };
    return { status: 200, body: toScimUser(person, base) };
  }

  server.handle((request, response) => {
    const { status, body } = answer(request.method, request.url ?? '/');
    response.writeHead(status, { 'content-type': 'application/scim+json; charset=utf-8' });
    response.end(JSON.stringify(body));
  });
  return { url: `${base}/Users`, close: server.close };
}
