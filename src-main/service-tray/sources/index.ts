import type { Clock } from '#shared/clock.js';
import type { ServiceSource } from '#shared/service-sources.js';
import type { SourceHealth } from '#shared/service-tray.js';
import { type Live, createLive } from '../../live.js';
import type { Log } from '../../log.js';
import { type Catalogue, type Part, joinParts } from './catalogue.js';
import { IMPORTED } from './import-files.js';
import { normalise } from './normalise.js';
import { type OpenSource, type World, openSource } from './open-source.js';
import { refreshSource } from './refresh.js';
import type { RefreshReport } from './report.js';
import { type Revisions, noRevisions } from './revisions.js';
import type { KeptHead, Store } from './store.js';

export { type Catalogue, pageOf } from './catalogue.js';
export { createStore } from './store.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The county's sources of services: their last good data, and the fetching of what is new. */
export interface Sources {
  /** The catalogue as it is now. Files are looked at first; what addresses have is told by `health` when it has come. */
  ready: () => Promise<Catalogue>;
  /** Ids and reasons of what was left out. */
  skipped: () => string[];
  health: Live<{ version: string; sources: SourceHealth[] }>;
  /** Fetches now, whether it is due or not. */
  refresh: (options?: RefreshOptions) => Promise<RefreshReport[]>;
  /** Begins to fetch by itself: what is due, now and each hour. */
  begin: () => void;
  close: () => void;
}
export interface RefreshOptions {
  /** One source only. */
  source?: string;
  /** Those only that could not be read. */
  failed?: boolean;
  whole?: boolean;
  acceptRemovals?: boolean;
}

interface State extends Part {
  source: { id: string; name: string; kind: string; licence: string; licenceIn?: ServiceSource['licenceIn'] };
  open: OpenSource | undefined;
  /** Of the data on the disk that `services` was made of. */
  stamp: string | undefined;
  head: KeptHead | undefined;
}

export interface SourcesParts {
  sources: readonly ServiceSource[];
  path: (relative: string) => string;
  store: Store;
  world: World;
  clock: Clock;
  mostRemoved: number;
  newEpoch: () => string;
  log: Log;
}

export function createSources({
  sources,
  path,
  store,
  world,
  clock,
  mostRemoved,
  newEpoch,
  log,
}: SourcesParts): Sources {
  const stop = new AbortController();
  const blank = (source: State['source'], open: OpenSource | undefined): State => ({
    source,
    open,
    stamp: undefined,
    head: undefined,
    services: [],
    events: [],
    marks: new Map(),
    skipped: [],
    health: {
      id: source.id,
      name: source.name,
      licence: source.licence,
      ...(source.licenceIn === undefined ? {} : { licenceIn: { fi: source.licence, ...source.licenceIn } }),
      state: 'never',
      services: 0,
      events: 0,
      skipped: 0,
    },
  });
  const states: State[] = [
    ...sources.map((source) => blank(source, openSource(source, path, world))),
    blank({ id: IMPORTED, name: IMPORTED, kind: 'file', licence: '' }, undefined),
  ];
  let revisions: Revisions | undefined;
  let catalogue: Catalogue = { version: '', revisions: noRevisions(''), services: new Map(), events: [] };
  const health = createLive<{ version: string; sources: SourceHealth[] }>({ version: '', sources: [] });
  const shown = () => states.filter((state) => state.open !== undefined || state.head !== undefined);
  const tell = () => health.set({ version: catalogue.version, sources: shown().map((state) => state.health) });
  const setHealth = (state: State, change: Partial<SourceHealth>) => {
    // What a state no longer has (progress, a failure) goes: it is told anew with each state.
    const { progress: _, failure: __, ...kept } = state.health;
    state.health = { ...kept, ...change };
    tell();
  };

  /** Takes over the data on the disk, where it is other than what was taken last. */
  async function load(state: State): Promise<boolean> {
    const stamp = await store.stamp(state.source.id);
    if (stamp === state.stamp) return false;
    const kept = stamp === undefined ? undefined : await store.read(state.source.id);
    state.stamp = stamp;
    if (kept === undefined) return false;
    const { services, events, marks } = await normalise(kept.holding, state.source.id);
    const { fetchedAt, skipped, label } = kept.head;
    Object.assign(state, { services, events, marks, skipped, head: kept.head });
    const counts = { services: services.length, events: events.length, skipped: skipped.length };
    const now = state.health.state === 'never' ? ({ state: 'current' } as const) : {};
    state.health = { ...state.health, ...counts, ...label, ...now, fetchedAt };
    return true;
  }
  async function join(): Promise<void> {
    revisions ??= (await store.readRevisions()) ?? noRevisions(newEpoch());
    catalogue = joinParts(states, revisions);
    if (catalogue.revisions !== revisions) {
      revisions = catalogue.revisions;
      await store.writeRevisions(revisions).catch(() => log('error', 'services.unwritable'));
    }
    tell();
  }
  // Several states are looked at together, by one asker at a time.
  let loading: Promise<void> | undefined;
  const loadAll = () => {
    loading ??= (async () => {
      let changed = catalogue.version === '';
      for (const state of states) if (await load(state)) changed = true;
      if (changed) await join();
    })().finally(() => (loading = undefined));
    return loading;
  };

  async function refreshOne(state: State, open: OpenSource, options: RefreshOptions): Promise<RefreshReport> {
    setHealth(state, { state: 'fetching' });
    const { report } = await refreshSource({
      source: state.source,
      origin: await open.origin(),
      read: open.read,
      store,
      now: clock.now,
      mostRemoved,
      ...(options.acceptRemovals === true && { acceptRemovals: true }),
      ...(options.whole === true && { whole: true }),
      progress: (done, of) => setHealth(state, { progress: { done, of } }),
      signal: stop.signal,
    });
    const { outcome, failure } = report;
    const told = outcome === 'failed' ? 'failed' : outcome === 'held' ? 'held' : 'current';
    setHealth(state, { state: told, ...(failure !== undefined && { failure }) });
    const facts = { source: state.source.id, outcome, services: report.services, events: report.events };
    const counts = { added: report.added.length, changed: report.changed.length, removed: report.removed.length };
    log(told === 'current' ? 'info' : 'error', 'services.refreshed', {
      ...facts,
      ...counts,
      skipped: report.skipped.length,
    });
    await loadAll();
    return report;
  }
  // One after another: they write the same files, and the machine has other work.
  let chain: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const mine = chain.then(task);
    chain = mine.catch(() => undefined);
    return mine;
  };
  const tried = new Map<string, { origin: string; at: number }>();
  async function isDue(state: State, open: OpenSource): Promise<boolean> {
    const origin = await open.origin();
    const last = tried.get(state.source.id);
    // What could not be read is tried again in an hour, a file as soon as it is another.
    if (last?.origin === origin && clock.now() - last.at < HOUR_MS) return false;
    if (open.isFile && last?.origin === origin) return false;
    const { head } = state;
    if (head?.origin === origin && (open.isFile || clock.now() - Date.parse(head.fetchedAt) < DAY_MS)) return false;
    tried.set(state.source.id, { origin, at: clock.now() });
    return true;
  }
  /** While an address is being fetched nobody waits for it who has something to show. */
  let fetching = false;
  const refreshDue = (only: (open: OpenSource) => boolean) =>
    inTurn(async () => {
      await loadAll();
      for (const state of states) {
        const { open } = state;
        if (stop.signal.aborted || open === undefined || !only(open) || !(await isDue(state, open))) continue;
        fetching = !open.isFile;
        await refreshOne(state, open, {}).finally(() => (fetching = false));
      }
    });
  const safely = (task: Promise<unknown>) =>
    void task.catch((error: unknown) =>
      log('error', 'services.refreshFailed', { message: error instanceof Error ? error.message : 'unknown' }),
    );

  let stopHourly: () => void = () => {};

  return {
    async ready() {
      await loadAll();
      if (!fetching) await refreshDue((open) => open.isFile);
      return catalogue;
    },
    skipped: () => states.flatMap((state) => state.skipped),
    health,
    refresh: (options = {}) =>
      inTurn(async () => {
        await loadAll();
        const reports: RefreshReport[] = [];
        for (const state of states) {
          const other = options.source !== undefined && state.source.id !== options.source;
          const well = options.failed === true && state.health.state !== 'failed' && state.health.state !== 'never';
          if (state.open === undefined || other || well) continue;
          reports.push(await refreshOne(state, state.open, options));
        }
        return reports;
      }),
    begin() {
      safely(refreshDue(() => true));
      stopHourly = clock.every(HOUR_MS, () => safely(refreshDue(() => true)));
    },
    close() {
      stop.abort();
      stopHourly();
    },
  };
}
