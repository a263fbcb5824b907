import type { Failure } from '#shared/failure.js';
import {
  type Ptv12General,
  type Ptv12Service,
  ptv12ConnectionSchema,
  ptv12GeneralSchema,
  ptv12ServiceSchema,
} from '#shared/ptv12.js';
import { takePtvService } from '../../from-ptv.js';
import type { Entry } from '../holding.js';
import type { Got } from '../http.js';
import type { Areas } from './lists.js';
import { chunks, readAllPages, readEach } from './pages.js';
import type { Query, Session } from './session.js';
import { toService } from './to-held.js';

type Outcome = Failure | undefined;

/** Services of an area: found by searches, joined with their connections, general descriptions and names, and taken. */
export function createServices(session: Session, areas: Areas, municipalities: readonly string[] | undefined) {
  const { name, http, at, lists, skipped, expect, take } = session;
  const generals = new Map<string, Ptv12General>();
  const asked = new Set<string>();

  /** The searches that together give the services of the area: the whole country's, and those limited to a part of it. */
  function searches(more: Query): URL[] {
    const search = (query: Query) => at('service/search', { ...query, ...more });
    if (municipalities === undefined) return [search({})];
    const limited = (key: string, codes: readonly string[]) =>
      chunks(codes).map((some) => search({ areaType: ['LimitedArea'], [key]: some, [`${key}Match`]: ['any'] }));
    const { regions, counties } = lists.around(areas, municipalities);
    return [
      search({ areaType: ['WholeCountry'] }),
      search({ areaType: ['WholeCountryExceptAland'] }),
      ...limited('municipalities', municipalities),
      ...limited('regions', regions),
      ...limited('wellbeingServicesCounties', counties),
    ];
  }

  /** National descriptions that have not been asked for yet. */
  async function readGenerals(some: readonly Ptv12Service[]): Promise<Outcome> {
    const wanted = new Set(some.flatMap(({ generalDescriptionContentId: id }) => id ?? []));
    const ids = [...wanted].filter((id) => !asked.has(id));
    for (const id of ids) asked.add(id);
    const address = (id: string) => at(`general-description/${id}`);
    const read = await readEach(
      http,
      { ids, what: 'GeneralDescription', address, schema: ptv12GeneralSchema },
      (one) => {
        for (const general of one) generals.set(general.contentId, general);
        return Promise.resolve();
      },
    );
    if ('failure' in read) return read.failure;
    skipped.push(...read.skipped);
    return undefined;
  }

  /** Some services, at most as many as one filter takes. */
  async function takeSome(some: readonly Ptv12Service[]): Promise<Outcome> {
    const failure = await readGenerals(some);
    if (failure !== undefined) return failure;
    const query = { serviceContentIds: some.map(({ contentId }) => contentId) };
    const links = await readAllPages(http, [at('connection/search', query)], ptv12ConnectionSchema, name);
    if (!links.ok) return links.failure;
    const leaning = some.map((service) => ({
      service,
      general: generals.get(service.generalDescriptionContentId ?? ''),
    }));
    const both = leaning.flatMap(({ service, general }) => (general === undefined ? [service] : [service, general]));
    const unnamed =
      (await lists.need(
        'ontology-terms',
        both.flatMap(({ ontologyTerms }) => ontologyTerms),
      )) ??
      (await lists.need(
        'life-events',
        both.flatMap(({ lifeEvents }) => lifeEvents),
      ));
    if (unnamed !== undefined) return unnamed;
    const more = leaning.flatMap(({ service, general }): Entry[] => {
      const connections = links.value.filter((link) => link.serviceContentId === service.contentId);
      const taken = takePtvService(toService(service, { general, connections, areas, name: lists.name }));
      if (taken.ok) return [{ what: 'services', item: taken.service }];
      skipped.push(taken.reason);
      return [];
    });
    await take(more, some.length);
    return undefined;
  }
  async function takeAll(services: readonly Ptv12Service[]): Promise<Outcome> {
    expect(services.length);
    // One part after another: a name that one has asked for the next need not.
    for (const some of chunks(services)) {
      const failure = await takeSome(some);
      if (failure !== undefined) return failure;
    }
    return undefined;
  }

  return {
    /** @param published only what has been published since (ISO); absent = all */
    async search(published?: string): Promise<Got<Ptv12Service[]>> {
      const more: Query = published === undefined ? {} : { publishedAtOrAfter: [published] };
      const got = await readAllPages(http, searches(more), ptv12ServiceSchema, name);
      // The same service may stand on two pages, or fit two searches.
      return got.ok ? { ok: true, value: [...new Map(got.value.map((one) => [one.contentId, one])).values()] } : got;
    },
    take: takeAll,
    /** @param report whether those that are not there are something to tell of */
    async takeById(ids: readonly string[], report: boolean): Promise<Outcome> {
      const found: Ptv12Service[] = [];
      const address = (id: string) => at(`service/${id}`);
      const read = await readEach(http, { ids, what: 'Service', address, schema: ptv12ServiceSchema }, (some) => {
        found.push(...some);
        return Promise.resolve();
      });
      if ('failure' in read) return read.failure;
      if (report) skipped.push(...read.skipped);
      return takeAll(found);
    },
  };
}
