import type { Failure } from '#shared/failure.js';
import type { Service } from '#shared/service-tray.js';
import type { WorkbenchClient } from '../../ui/workbench.js';
import type { ServiceChanges, StoredServices } from './store.js';

export interface Fetched {
  /** Undefined when the core has nothing, and neither has this window. */
  catalogue: StoredServices | undefined;
  /** What has changed, where the catalogue was made of an older one. */
  changes?: ServiceChanges;
  failure: Failure | undefined;
  skipped: string[];
}

type Services = WorkbenchClient['serviceTray']['services'];
type AskServices = (input: Parameters<Services>[0]) => Promise<Awaited<ReturnType<Services>>>;

/** The services may change while their pages come; after so many times what came is taken as it is. */
const MOST_ROUNDS = 4;

/** The services after a change: those that have changed in their old places, new ones last. Pure. */
export function withChanges(before: readonly Service[], changed: readonly Service[], removed: readonly string[]) {
  const gone = new Set(removed);
  const services = new Map(before.map((service) => [service.id, service]));
  for (const service of changed) services.set(service.id, service);
  return [...services.values()].filter((service) => !gone.has(service.id));
}

/**
 * What the core has now. Of a window that has some services only the changes travel; a large catalogue comes in pages.
 * @param known what this window has
 * @param readKept what is kept on this machine: looked at when there is more to fetch than one page
 */
export async function fetchServices(
  client: { serviceTray: { services: AskServices } },
  known: StoredServices | undefined,
  readKept: () => Promise<StoredServices | undefined>,
): Promise<Fetched> {
  let base = known;
  for (let round = 1; ; round += 1) {
    const ask = base === undefined ? {} : { since: base.version };
    const first = await client.serviceTray.services(ask);
    if (base === undefined && first.next !== undefined && round === 1) {
      base = await readKept();
      if (base !== undefined) continue;
    }
    const came: Service[] = [...first.services];
    let { next } = first;
    let version = first.version;
    while (next !== undefined && version === first.version) {
      const page = await client.serviceTray.services({ ...ask, page: { of: first.version, from: next } });
      version = page.version;
      came.push(...page.services);
      next = page.next;
    }
    if (version !== first.version && round < MOST_ROUNDS) continue;
    const { whole, removed, events, fetchedAt, attribution, sources, failure, skipped } = first;
    const services = whole ? came : withChanges(base?.services ?? [], came, removed);
    if (failure !== undefined && services.length === 0) return { catalogue: base, failure, skipped };
    // What came of two versions is no version: the next asking gets all.
    const head = { version: version === first.version ? version : '', events, fetchedAt, attribution, sources };
    return {
      catalogue: { ...head, services },
      ...(!whole && base !== undefined && { changes: { since: base.version, services: came, removed } }),
      failure,
      skipped,
    };
  }
}
