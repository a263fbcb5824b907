import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '#shared/clock.js';
import type { ServiceSource } from '#shared/service-sources.js';
import type { SourceHealth, Theme, Tray } from '#shared/service-tray.js';
import type { Live } from '../live.js';
import { createLive } from '../live.js';
import type { Log } from '../log.js';
import { createCountyMap } from './map/index.js';
import { createRouter } from './router.js';
import { createSources, createStore } from './sources/index.js';
import { type OpenClient, type TrayChange, type Trays, changeTray, trayOf } from './trays.js';

export { createServiceFinding } from './finding.js';
export { readCountyMap } from './map/index.js';

export interface ServiceTray {
  router: ReturnType<typeof createRouter>;
  /** The open client's tray now, and every change of it. */
  tray: Pick<Live<Tray>, 'get' | 'subscribe'>;
  /** Theme of a service or an event by its key (`keyOfTarget`); undefined where the sources no longer have it. */
  themeOf: (key: string) => Promise<Theme | undefined>;
  /** Forgets every client's tray: at sign-out and user switch. */
  clear: () => void;
  /** Keeps every tray aside while another person works here. @returns the way to have them back */
  setAside: () => () => void;
  close: () => void;
}

/** Reasons that travel to a screen; the rest stand in the report. */
const MOST_SKIPPED = 100;

/**
 * Service tray: the services of the county's sources, kept on the disk as they last were good, and the open client's tray
 * in memory.
 * @param options.map file of the county's map, when it ships one
 * @param options.path makes absolute what the county file names
 * @param options.folder where the services are kept
 * @param options.fetchAfterMs when the sources are first asked: nobody's first screen waits for them
 * @param options.client the open client, as the context manager has it
 */
export function createServiceTray({
  sources: configured,
  map,
  readFile,
  mostRemoved,
  path,
  folder,
  fetchAfterMs,
  fetch,
  random,
  newId,
  clock,
  client,
  log,
}: {
  sources: readonly ServiceSource[];
  map: string | undefined;
  readFile: (file: string) => Promise<string>;
  mostRemoved: number;
  path: (relative: string) => string;
  folder: string;
  fetchAfterMs: number;
  fetch: typeof globalThis.fetch;
  random: () => number;
  newId: () => string;
  clock: Clock;
  client: Pick<Live<OpenClient>, 'get' | 'subscribe'>;
  log: Log;
}): ServiceTray {
  const now = () => new Date(clock.now()).toISOString();
  const pause = async (ms: number, signal: AbortSignal) => {
    await wait(ms, undefined, { signal, ref: false });
  };
  const sources = createSources({
    sources: configured,
    path,
    store: createStore(folder),
    world: { fetch, pause, random, now: clock.now },
    clock,
    mostRemoved,
    newEpoch: newId,
    log,
  });
  const stopWaiting = clock.after(fetchAfterMs, sources.begin);

  let trays: Trays = new Map();
  const tray = createLive(trayOf(trays, client.get()));
  const show = () => tray.set(trayOf(trays, client.get()));
  const unsubscribe = client.subscribe(show);

  const router = createRouter({
    async services() {
      const catalogue = await sources.ready();
      const health = sources.health.get().sources;
      return {
        catalogue,
        fetchedAt: oldestOf(health) ?? now(),
        attribution: [...new Set(health.map((one) => one.licence))].filter((line) => line !== '').join(' · '),
        sources: health,
        skipped: sources.skipped().slice(0, MOST_SKIPPED),
        failure: health.find((one) => one.failure !== undefined)?.failure,
      };
    },
    map: createCountyMap(map === undefined ? undefined : path(map), readFile),
    retry: async () => (await sources.refresh({ failed: true })).every(({ outcome }) => outcome !== 'failed'),
    watchSources: (signal) => sources.health.watch(signal),
    watchTray: (signal) => tray.watch(signal),
    change(drawnFor: number, change: TrayChange) {
      const next = changeTray(trays, client.get(), drawnFor, change);
      if (next === undefined) return false;
      trays = next;
      show();
      return true;
    },
    async knows(target) {
      const { services, events } = await sources.ready();
      return target.kind === 'service'
        ? services.has(target.serviceId)
        : events.some(({ id }) => id === target.eventId);
    },
    now,
  });

  return {
    router,
    tray,
    async themeOf(key) {
      const { services, events } = await sources.ready();
      const [kind, id = ''] = key.split(/:(.*)/s);
      return kind === 'service' ? services.get(id)?.theme : events.find((event) => event.id === id)?.theme;
    },
    clear() {
      trays = new Map();
      show();
    },
    setAside() {
      const kept = trays;
      return () => {
        trays = kept;
        show();
      };
    },
    close() {
      stopWaiting();
      sources.close();
      unsubscribe();
    },
  };
}

/** The age that is shown of all together is the oldest source's. */
const oldestOf = (sources: readonly SourceHealth[]): string | undefined =>
  sources.flatMap(({ fetchedAt }) => fetchedAt ?? []).toSorted()[0];
