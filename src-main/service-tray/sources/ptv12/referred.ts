import type * as z from 'zod';
import type { Failure } from '#shared/failure.js';
import {
  type Ptv12Channel,
  type Ptv12Organization,
  ptv12ChannelSchema,
  ptv12OrganizationSchema,
} from '#shared/ptv12.js';
import { scrubChannel } from '../../scrub.js';
import type { Holding } from '../holding.js';
import { chunks, readAllPages, readEach } from './pages.js';
import type { Query, Session } from './session.js';
import { toChannel, toOrganization } from './to-held.js';

type Outcome = Failure | undefined;

/**
 * Channels and organisations that the services refer to. There is no request for many by their ids: whole pages of those
 * that are likely to be among them are searched, and the rest is asked for one by one.
 * @param known what need not be asked for by its id again
 * @param since only what has been published since; absent = all
 */
export async function readReferred(
  session: Session,
  services: Holding['services'],
  known: Pick<Holding, 'channels' | 'organizations'>,
  since: string | undefined,
): Promise<Outcome> {
  const { name, http, at, lists, skipped, expect, take } = session;
  const all = [...services.values()];
  const channelIds = new Set(all.flatMap((one) => one.serviceChannels.map((link) => link.serviceChannel.id)));
  const organizationIds = new Set(all.flatMap((one) => one.organizations.map((link) => link.organization.id)));

  async function takeChannels(channels: readonly Ptv12Channel[]): Promise<void> {
    const codes = channels.flatMap(({ location }) =>
      (location?.streetAddresses ?? []).flatMap(({ postalCode }) => postalCode ?? []),
    );
    // An address without its post office's name is an address all the same.
    await lists.need('postal-codes', codes);
    await take(
      channels.map((one) => ({ what: 'channels', item: scrubChannel(toChannel(one, lists.name)) })),
      channels.length,
    );
  }
  const takeOrganizations = (some: readonly Ptv12Organization[]) =>
    take(
      some.map((one) => ({ what: 'organizations', item: toOrganization(one) })),
      some.length,
    );

  async function read<T extends { contentId: string }>(parts: {
    what: string;
    path: string;
    ids: ReadonlySet<string>;
    known: ReadonlyMap<string, unknown>;
    likely: readonly URL[];
    schema: z.ZodType<T>;
    taker: (some: readonly T[]) => Promise<void>;
  }): Promise<Outcome> {
    const { what, path, ids, likely, schema, taker } = parts;
    expect(ids.size);
    const found = await readAllPages(http, likely, schema, name);
    if (!found.ok) return found.failure;
    const fitting = new Map(found.value.flatMap((one) => (ids.has(one.contentId) ? [[one.contentId, one]] : [])));
    await taker([...fitting.values()]);
    const rest = [...ids].filter((id) => !fitting.has(id) && !parts.known.has(id));
    const each = await readEach(http, { ids: rest, what, address: (id) => at(`${path}/${id}`), schema }, taker);
    if ('failure' in each) return each.failure;
    skipped.push(...each.skipped);
    return undefined;
  }
  const published = (path: string): URL[] => {
    const query: Query = since === undefined ? {} : { publishedAtOrAfter: [since] };
    return [at(path, query)];
  };
  return (
    (await read({
      what: 'ServiceChannel',
      path: 'service-channel',
      ids: channelIds,
      known: known.channels,
      // A service is given mostly through channels of the organisations that answer for it.
      likely:
        since === undefined
          ? chunks([...organizationIds]).map((some) => at('service-channel/search', { organizationContentIds: some }))
          : published('service-channel/search'),
      schema: ptv12ChannelSchema,
      taker: takeChannels,
    })) ??
    (await read({
      what: 'Organization',
      path: 'organization',
      ids: organizationIds,
      known: known.organizations,
      likely: since === undefined ? [] : published('organization/search'),
      schema: ptv12OrganizationSchema,
      taker: takeOrganizations,
    }))
  );
}
