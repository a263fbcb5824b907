import type { Failure } from '#shared/failure.js';
import { ptv12ArchivedSchema, ptv12ConnectionSchema } from '#shared/ptv12.js';
import type { Ptv12Source } from '#shared/service-sources.js';
import type { Entry } from '../holding.js';
import type { Http } from '../http.js';
import type { Ask, ReadSource } from '../reader.js';
import { readAllPages } from './pages.js';
import { readReferred } from './referred.js';
import { createServices } from './services.js';
import { type Session, createSession } from './session.js';

type Services = ReturnType<typeof createServices>;

/**
 * Reads PTV's interface v12, with a key. Searches give whole objects, a hundred a page; what a service is given through
 * is in connections of their own, and names of concepts, areas and post offices in lists. All: the services of the area,
 * what changed while they were read, then the channels and organisations that they refer to. Changes: the same of what
 * has been published since, services that have new connections, and the ids of what has been archived.
 * @param createHttp the requests of one reading, with the key
 * @param now milliseconds since the epoch
 */
export function readPtv12(
  source: Ptv12Source,
  createHttp: (signal: AbortSignal) => Http,
  now: () => number,
): ReadSource {
  return async (ask) => {
    const { since, held, fetched } = ask;
    const begun = new Date(now()).toISOString();
    const session = createSession(source, createHttp(ask.signal), ask);
    const areas = await session.lists.areas();
    if (!areas.ok) return areas;
    const services = createServices(session, areas.value, source.municipalities);

    const listed = await services.search(since);
    if (!listed.ok) return listed;
    const had = listed.value.flatMap(({ contentId }): Entry[] => {
      const item = fetched.services.get(contentId);
      return item === undefined ? [] : [{ what: 'services', item }];
    });
    // What an interrupted reading had is taken as read now.
    session.expect(had.length);
    await session.take(had, had.length);
    const failed = await services.take(listed.value.filter(({ contentId }) => !fetched.services.has(contentId)));
    if (failed !== undefined) return { failure: failed };

    const gone: string[] = [];
    const failure =
      since === undefined
        ? await lookAgain(session, services, ask, begun)
        : await takeChanges(session, services, ask, since, gone);
    if (failure !== undefined) return { failure };

    const { came } = session;
    const refer = since === undefined ? came.services : new Map([...held.services, ...came.services]);
    const known = since === undefined ? fetched : held;
    if (since === undefined) {
      const kept: Entry[] = [
        ...[...fetched.channels.values()].map((item): Entry => ({ what: 'channels', item })),
        ...[...fetched.organizations.values()].map((item): Entry => ({ what: 'organizations', item })),
      ];
      await session.take(kept, 0);
    }
    const lost = await readReferred(session, refer, known, since);
    if (lost !== undefined) return { failure: lost };
    return { whole: since === undefined, entries: session.entries, gone, skipped: session.skipped };
  };
}

/** Items move from page to page while others change: what has changed, and what is held and was not listed, is asked for. */
async function lookAgain(
  session: Session,
  services: Services,
  { held }: Ask,
  begun: string,
): Promise<Failure | undefined> {
  const meanwhile = await services.search(begun);
  if (!meanwhile.ok) return meanwhile.failure;
  const failure = await services.take(meanwhile.value);
  if (failure !== undefined) return failure;
  const unlisted = [...held.services.keys()].filter((id) => !session.came.services.has(id));
  // That they are not there is what was to be found out, and nothing to report.
  return services.takeById(unlisted, false);
}

/** Services whose connections are new, and those that have been archived. A connection that ended has no list of its own. */
async function takeChanges(
  { http, at, name, came }: Session,
  services: Services,
  { held }: Ask,
  since: string,
  gone: string[],
): Promise<Failure | undefined> {
  const address = at('connection/search', { publishedAtOrAfter: [since] });
  const links = await readAllPages(http, [address], ptv12ConnectionSchema, name);
  if (!links.ok) return links.failure;
  const relinked = new Set(links.value.map((link) => link.serviceContentId));
  const failure = await services.takeById(
    [...relinked].filter((id) => held.services.has(id) && !came.services.has(id)),
    true,
  );
  if (failure !== undefined) return failure;
  const left = at('service/archived', { archivedAtOrAfter: [since] });
  const archived = await readAllPages(http, [left], ptv12ArchivedSchema, name);
  if (!archived.ok) return archived.failure;
  for (const { contentId } of archived.value) if (!came.services.has(contentId)) gone.push(contentId);
  return undefined;
}
