import { ptvChannelSchema, ptvOrganizationSchema } from '#shared/ptv.js';
import type { PtvSource } from '#shared/service-sources.js';
import { takePtvService } from '../../from-ptv.js';
import { scrubChannel } from '../../scrub.js';
import { type Entry, type Holding, emptyHolding, putEntry } from '../holding.js';
import type { Got, Http } from '../http.js';
import type { ReadSource } from '../reader.js';
import { listIds } from './list-ids.js';
import { type Items, readItems } from './read-items.js';

/** PTV's time: seconds of UTC, without a zone. */
const ptvTime = (iso: string): string => iso.slice(0, 19);
const nothing: Items = { skipped: [] };

/**
 * Reads PTV's interface v11. All: the ids of the services, page by page, the services, what changed
 * while they were read, then the channels and organisations that they refer to. Changes: the same of what has changed
 * since, and the ids of what has been archived or withdrawn.
 * @param createHttp the requests of one reading
 * @param now milliseconds since the epoch, as PTV's clock has it
 */
export function readPtv(source: PtvSource, createHttp: (signal: AbortSignal) => Http, now: () => number): ReadSource {
  const { name, municipalities } = source;
  const base = source.baseUrl.replace(/\/$/, '');
  const at = (path: string, query: Record<string, string | undefined> = {}) => {
    const url = new URL(`${base}/${path}`);
    for (const [key, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(key, value);
    return url;
  };

  return async ({ since, held, fetched, keep, progress, signal }) => {
    const http = createHttp(signal);
    const begun = ptvTime(new Date(now()).toISOString());
    const entries: Entry[] = [];
    const came: Holding = emptyHolding();
    const skipped: string[] = [];
    const gone = new Set<string>();
    let done = 0;
    let of = 0;

    const take = async (more: Entry[], count: number) => {
      for (const entry of more) {
        putEntry(came, entry);
        entries.push(entry);
      }
      await keep(more);
      done += count;
      progress(done, of);
    };
    const takeServices = (items: unknown[]) => {
      const more = items.flatMap((item) => {
        const taken = takePtvService(item);
        if (taken.ok) return [{ what: 'services' as const, item: taken.service }];
        skipped.push(taken.reason);
        // What was published before and is no more has left.
        if (taken.id !== undefined) gone.add(taken.id);
        return [];
      });
      for (const { item } of more) gone.delete(item.id);
      return take(more, items.length);
    };
    const readAll = async (
      what: 'Service' | 'ServiceChannel' | 'Organization',
      ids: string[],
      taker: typeof takeServices,
    ) => {
      of += ids.length;
      progress(done, of);
      // A service may lean on a national general description: its texts are asked for along.
      const list = at(what === 'Service' ? 'Service/serviceWithGD/list' : `${what}/list`);
      const one = (id: string) => at(what === 'Service' ? `Service/serviceWithGD/${id}` : `${what}/${id}`).href;
      const read = await readItems(http, { ids, what, list, one, take: taker });
      if ('skipped' in read) skipped.push(...read.skipped);
      return read;
    };
    const listServices = async (date: string | undefined): Promise<Got<string[]>> => {
      if (municipalities === undefined) return listIds(http, at('Service', { date }), name);
      const ids = new Set<string>();
      for (const code of municipalities) {
        // Services of the whole country come along with each municipality; they are needed once.
        const includeWholeCountry = String(code === municipalities[0]);
        const path = `Service/area/Municipality/code/${code}`;
        const got = await listIds(http, at(path, { date, includeWholeCountry }), name);
        if (!got.ok) return got;
        for (const id of got.value) ids.add(id);
      }
      return { ok: true, value: [...ids] };
    };
    /** Those of the ids that an interrupted reading had not fetched; what it had is taken as read now. */
    const notFetched = async <Item>(ids: string[], before: ReadonlyMap<string, Item>, entry: (item: Item) => Entry) => {
      const had = ids.flatMap((id) => before.get(id) ?? []);
      of += had.length;
      await take(had.map(entry), had.length);
      return ids.filter((id) => !before.has(id));
    };

    const listed = await listServices(since === undefined ? undefined : ptvTime(since));
    if (!listed.ok) return listed;
    const services = await readAll(
      'Service',
      await notFetched(listed.value, fetched.services, (item) => ({ what: 'services', item })),
      takeServices,
    );
    if ('failure' in services) return services;

    if (since === undefined) {
      // Items move from page to page while others change: what has changed meanwhile is looked at once more.
      const meanwhile = await listServices(begun);
      if (!meanwhile.ok) return meanwhile;
      const again = meanwhile.value.length === 0 ? nothing : await readAll('Service', meanwhile.value, takeServices);
      if ('failure' in again) return again;
      // Pages that moved while they were read leave some out: what is held and was not listed is asked for by its id.
      const listedNow = new Set([...listed.value, ...meanwhile.value]);
      const unlisted = [...held.services.keys()].filter((id) => !listedNow.has(id));
      const before = skipped.length;
      const looked = unlisted.length === 0 ? nothing : await readAll('Service', unlisted, takeServices);
      if ('failure' in looked) return looked;
      // That they are not there is what was to be found out, and nothing to report.
      skipped.length = before;
    } else {
      for (const status of ['Archived', 'Withdrawn']) {
        const left = await listIds(http, at('Service', { date: ptvTime(since), status }), name);
        if (!left.ok) return left;
        for (const id of left.value) if (!came.services.has(id)) gone.add(id);
      }
    }

    const all = [...held.services.values(), ...came.services.values()];
    const refer = since === undefined ? [...came.services.values()] : all;
    const referred = {
      channels: new Set(refer.flatMap((one) => one.serviceChannels.map((link) => link.serviceChannel.id))),
      organizations: new Set(refer.flatMap((one) => one.organizations.map((link) => link.organization.id))),
    };
    /** Of what is referred to: all, or what is not held and what has changed. */
    const wanted = async (
      what: 'ServiceChannel' | 'Organization',
      ids: ReadonlySet<string>,
      known: ReadonlyMap<string, unknown>,
    ) => {
      if (since === undefined) return { ok: true as const, value: [...ids] };
      const changed = await listIds(http, at(what, { date: ptvTime(since) }), name);
      if (!changed.ok) return changed;
      const lately = new Set(changed.value);
      return { ok: true as const, value: [...ids].filter((id) => !known.has(id) || lately.has(id)) };
    };

    const channelIds = await wanted('ServiceChannel', referred.channels, held.channels);
    if (!channelIds.ok) return channelIds;
    const channels = await readAll(
      'ServiceChannel',
      await notFetched(channelIds.value, fetched.channels, (item) => ({ what: 'channels', item })),
      (items) =>
        take(
          items.flatMap((item): Entry[] => {
            const read = ptvChannelSchema.safeParse(item);
            return read.success ? [{ what: 'channels', item: scrubChannel(read.data) }] : [];
          }),
          items.length,
        ),
    );
    if ('failure' in channels) return channels;

    const organizationIds = await wanted('Organization', referred.organizations, held.organizations);
    if (!organizationIds.ok) return organizationIds;
    const organizations = await readAll(
      'Organization',
      await notFetched(organizationIds.value, fetched.organizations, (item) => ({ what: 'organizations', item })),
      (items) =>
        take(
          items.flatMap((item): Entry[] => {
            const read = ptvOrganizationSchema.safeParse(item);
            return read.success ? [{ what: 'organizations', item: read.data }] : [];
          }),
          items.length,
        ),
    );
    if ('failure' in organizations) return organizations;

    return { whole: since === undefined, entries, gone: [...gone], skipped };
  };
}
