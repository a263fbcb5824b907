import { implement } from '@orpc/server';
import type { Failure } from '#shared/failure.js';
import { type SourceHealth, type Tray, type TrayTarget, serviceTrayContract } from '#shared/service-tray.js';
import type { Caller } from '../rpc.js';
import type { MapNow } from './map/index.js';
import { type Catalogue, pageOf } from './sources/index.js';
import type { TrayChange } from './trays.js';

const os = implement(serviceTrayContract).$context<Caller>();

/** What is told beside the services. */
export interface Told {
  fetchedAt: string;
  attribution: string;
  sources: SourceHealth[];
  skipped: string[];
  failure: Failure | undefined;
}

export interface RouterParts {
  services: () => Promise<{ catalogue: Catalogue } & Told>;
  map: () => Promise<MapNow>;
  /** True when every source that had failed came. */
  retry: () => Promise<boolean>;
  watchSources: (signal?: AbortSignal) => AsyncGenerator<{ version: string; sources: SourceHealth[] }, void>;
  watchTray: (signal?: AbortSignal) => AsyncGenerator<Tray, void>;
  /** False when the client has changed since; nothing is then changed. */
  change: (drawnFor: number, change: TrayChange) => boolean;
  knows: (target: TrayTarget) => Promise<boolean>;
  now: () => string;
}

/** Answers both screens; of the services only those travel that the screen lacks, a page at a time. */
export const createRouter = ({ services, map, retry, watchSources, watchTray, change, knows, now }: RouterParts) => ({
  services: os.services.handler(async ({ input: { since, page } }) => {
    const { catalogue, ...told } = await services();
    const { version, events } = catalogue;
    // Another version than the page was asked of: the screen begins anew, and needs nothing of this one.
    if (page !== undefined && page.of !== version) {
      return { version, whole: false, services: [], removed: [], events: [], ...told };
    }
    // The events come once, with the first page.
    const withFirst = page === undefined ? [...events] : [];
    return { version, ...pageOf(catalogue, since, page?.from ?? 0), events: withFirst, ...told };
  }),
  map: os.map.handler(() => map()),
  retry: os.retry.handler(async () => ({ done: await retry() })),
  watchSources: os.watchSources.handler(({ signal }) => watchSources(signal)),
  watchTray: os.watchTray.handler(({ signal }) => watchTray(signal)),
  add: os.add.handler(async ({ input: { contextVersion, item } }) => {
    // The client may change while the services are read: the version is looked at after, in one step with the change.
    if (!(await knows(item))) return { done: false };
    return { done: change(contextVersion, { kind: 'add', item, at: now() }) };
  }),
  remove: os.remove.handler(({ input: { contextVersion, item } }) => ({
    done: change(contextVersion, { kind: 'remove', item }),
  })),
  note: os.note.handler(({ input: { contextVersion, item, note } }) => ({
    done: change(contextVersion, { kind: 'note', item, note }),
  })),
});
