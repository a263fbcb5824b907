import type { SectionId, Summary } from '#shared/client-summary.js';
import { clientReferenceSchema } from '#shared/context.js';
import type { FhirSource } from '#shared/data-sources.js';
import { type Live, createLive } from '../live.js';
import type { Log } from '../log.js';
import type { Clock } from './clock.js';
import { type ClientDirectory, createClientDirectory } from './directory.js';
import type { Fetch } from './exchange.js';
import { createSourceReader } from './fhir-source.js';
import { localId } from './local-id.js';
import { createPace } from './pace.js';
import { createRouter } from './router.js';
import { createSourceRun } from './source-run.js';
import { createSummariser } from './summarise.js';
import { type View, openView } from './view.js';

export type { Fetch } from './exchange.js';

/** Whose summary is wanted: follows the committed context. */
export interface ActiveClient {
  version: number;
  reference: string | null;
  /** Henkilötunnus for finding the same client at another source; read from the master when absent. */
  identityCode?: string;
}

const noPrompts: Summary['prompts'] = { services: [], cards: [] };
const noRun = { end: () => {}, retry: (_section?: SectionId) => {}, look: () => {} };

interface Parts {
  /** The first is the master (APTJ): client references are its own. */
  sources: readonly FhirSource[];
  client: Pick<Live<ActiveClient>, 'get' | 'subscribe'>;
  fetch: Fetch;
  clock: Clock;
  log: Log;
  /** A source that had failed answers again: what else was read from it may now be refreshed. */
  onRecovered?: () => void;
  /** What of the sources' answers may be seen, as it stands now and whenever it changes; absent = everything. */
  view?: Pick<Live<View>, 'get' | 'subscribe'>;
  /** From 0 to 1, spreads retries. */
  random?: () => number;
  /** Milliseconds between two messages to a window while answers come in a flood; 0 = one for each answer. */
  paceMs?: number;
}

/**
 * Reads the active client's summary from every source, partial results at once. Client data is in memory only, and
 * only that of the active client: a change cancels and drops everything of the previous one before anything else.
 */
export function createClientSummary({
  sources,
  client,
  fetch,
  clock,
  log,
  onRecovered = () => {},
  view = createLive(openView),
  random = Math.random,
  paceMs = 0,
}: Parts) {
  const readers = sources.map((source) => createSourceReader(source, fetch, clock, random));
  const [home] = readers;
  if (home === undefined) throw new Error('A county has at least one FHIR source');
  const master = home;
  const directory: ClientDirectory = createClientDirectory(home);
  const summary = createLive<Summary>({
    contextVersion: client.get().version,
    client: null,
    sections: [],
    prompts: noPrompts,
  });
  let shown: ActiveClient | undefined;
  let run = noRun;

  function follow(next: ActiveClient): void {
    const same =
      shown?.version === next.version && shown.reference === next.reference && shown.identityCode === next.identityCode;
    if (same) return;
    shown = next;
    run.end();
    run = noRun;
    const reference = clientReferenceSchema.safeParse(next.reference);
    if (!reference.success) {
      summary.set({ contextVersion: next.version, client: null, sections: [], prompts: noPrompts });
      return;
    }
    const ended = new AbortController();
    const { signal } = ended;
    const runs = readers.map((reader) =>
      createSourceRun({
        reader,
        patientId: (signal) => localId(reader, master, reference.data, next.identityCode, signal),
        clock,
        log,
        chance: random,
        signal,
        changed: () => pace.ask(),
        recovered: onRecovered,
      }),
    );
    const summarise = createSummariser();
    const pace = createPace(clock, paceMs, () => {
      if (signal.aborted) return;
      const cells = runs.map((one) => one.cells());
      summary.set(
        summarise({
          version: next.version,
          client: reference.data,
          sources: cells,
          view: view.get(),
          prompts: noPrompts,
        }),
      );
    });
    // What may no longer be seen goes at once, not after the rest of a flood.
    run = {
      end: () => {
        ended.abort();
        pace.end();
      },
      retry: (section) => {
        for (const one of runs) one.retry(section);
      },
      look: () => pace.now(),
    };
    pace.ask();
    for (const one of runs) one.start();
  }

  const stopLooking = view.subscribe(() => run.look());
  const stopFollowing = client.subscribe(follow);
  follow(client.get());
  return {
    router: createRouter(summary, (section) => run.retry(section)),
    /** Who the clients are, by the master source. */
    identity: directory,
    /** Ends all reading and forgets the client. */
    close(): void {
      stopFollowing();
      stopLooking();
      run.end();
      summary.set({ contextVersion: client.get().version, client: null, sections: [], prompts: noPrompts });
    },
  };
}
