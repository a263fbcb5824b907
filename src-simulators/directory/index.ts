import { createServer } from 'node:http';
import type { Person } from './people.js';
import { toListResponse, toScimError, toScimUser } from './scim.js';

export { type Person, makePeople } from './people.js';
export { staffFileSchema, usersFileSchema } from './staff-file.js';

/**
 * The county's personnel directory: a SCIM 2.0 service, read only.
 * @returns `url` is the address of the users, for `hub.directory` in county.json
 */
export async function startDirectory({ people, port = 0 }: { people: readonly Person[]; port?: number }) {
  const byId = new Map(people.map((person) => [person.id, person]));
  const base = { url: '' };

  function answer(method: string | undefined, target: string): { status: number; body: unknown } {
    if (method !== 'GET') return { status: 405, body: toScimError(405, 'this directory is read only') };
    const [path = '', query] = target.split('?');
    if (path === '/scim/v2/Users') {
      return { status: 200, body: toListResponse(people, new URLSearchParams(query), base.url) };
    }
    const id = /^\/scim\/v2\/Users\/([^/]+)$/.exec(path)?.[1];
    const person = id === undefined ? undefined : byId.get(id);
    if (person === undefined) return { status: 404, body: toScimError(404, 'no such resource') };
    return { status: 200, body: toScimUser(person, base.url) };
  }

  const server = createServer((request, response) => {
    const { status, body } = answer(request.method, request.url ?? '/');
    response.writeHead(status, { 'content-type': 'application/scim+json; charset=utf-8' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  base.url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}/scim/v2`;

  return {
    url: `${base.url}/Users`,
    async close(): Promise<void> {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
