import type { AccessState } from '#shared/access.js';
import type { Consultations } from '#shared/consultation.js';
import type { Session } from '#shared/identity.js';
import type { Tray } from '#shared/service-tray.js';
import type { Screen } from '#shared/workspace.js';
import type { Target, TrainingState } from '#shared/training.js';
import { type Live, createLive } from '../live.js';
import type { Log } from '../log.js';
import { type Hands, createPreparer } from './preparer.js';
import { type ScenarioLibrary, readScenarios, stampOf } from './read-scenarios.js';
import { createTrainingRouter } from './router.js';
import { type Facts, begin, goTo, reach } from './show.js';

type Watched<T> = Pick<Live<T>, 'get' | 'subscribe'>;

export interface TrainingParts {
  /** Absolute path of the folder of scenarios; undefined = not in training mode: nothing can be begun. */
  folder: string | undefined;
  /** Starts training beside this workbench; undefined = the host, or the county, cannot. */
  startBeside: (() => Promise<string>) | undefined;
  hands: Hands & { client: Watched<{ reference: string | null }>; access: Watched<AccessState> };
  session: Watched<Session>;
  tray: Watched<Tray>;
  consultations: Watched<Consultations>;
  notes: { length: (client: string) => number; subscribe: (listener: () => void) => () => void };
  /** Notes, trays, parked clients and panes as when nothing has been done yet. The client is closed by itself. */
  clearWork: () => void;
  clock: { now: () => number };
  log: Log;
}

const NOTHING: TrainingState = { show: null, visible: [] };

/** Scenarios and the show: one for both screens, which outlives a window. In memory only, and only for one session. */
export function createTraining(parts: TrainingParts) {
  const { folder, hands, session, tray, consultations, notes, clock, log } = parts;
  let library: ScenarioLibrary = { scenarios: [], problems: [] };
  let stamp: string | undefined;
  const live = createLive<TrainingState>(NOTHING);
  const preparer = createPreparer(hands);
  const iso = () => new Date(clock.now()).toISOString();

  async function read(): Promise<ScenarioLibrary> {
    if (folder === undefined) return library;
    const now = await stampOf(folder);
    if (now === stamp) return library;
    library = await readScenarios(folder);
    stamp = now;
    log('info', 'training.read', { scenarios: library.scenarios.length, problems: library.problems.length });
    return library;
  }
  const scenarioOf = (id: string | undefined) => library.scenarios.find((one) => one.id === id);
  const stepNow = () => {
    const { show } = live.get();
    return show === null ? undefined : scenarioOf(show.scenario)?.steps[show.step];
  };

  function facts(): Facts {
    const { reference } = hands.client.get();
    const { self, consultations: known, pending } = consultations.get();
    const { client, opening } = hands.access.get();
    return {
      client: reference,
      open: client === reference && opening.state === 'open',
      note: reference === null ? 0 : notes.length(reference),
      requests: [
        ...known
          .filter(({ from }) => from === self)
          .map(({ kind, createdAt }) => ({ kind, at: Date.parse(createdAt) })),
        ...pending.flatMap(({ request, since }) =>
          request === undefined ? [] : [{ kind: request.kind, at: Date.parse(since) }],
        ),
      ],
      tray: tray.get().client === reference ? tray.get().items.length : 0,
      visible: live.get().visible.flatMap(({ targets }) => targets),
    };
  }

  function look(): void {
    const { show } = live.get();
    if (show === null) return;
    const next = reach(show, stepNow()?.checkpoint, facts());
    if (next !== show) live.update((state) => ({ ...state, show: next }));
  }
  function enter(): void {
    preparer.prepare(stepNow()?.show?.prepare ?? []);
    look();
  }
  function put(show: TrainingState['show']): void {
    live.set({ show, visible: [] });
    if (show?.on === true) enter();
    else preparer.forget();
  }
  function fresh(scenario: string): void {
    preparer.forget();
    parts.clearWork();
    if (hands.client.get().reference !== null) hands.closeClient();
    put(begin(scenario, live.get().show, iso()));
  }

  const desk = {
    canEnter: () => parts.startBeside !== undefined,
    async enter(): Promise<string | undefined> {
      if (session.get().state !== 'signedIn') return undefined;
      try {
        return await parts.startBeside?.();
      } catch (error) {
        log('error', 'training.not-started', { detail: error instanceof Error ? error.message : '' });
        return undefined;
      }
    },
    library: read,
    watch: (signal: AbortSignal | undefined) => live.watch(signal),
    async start(scenario: string): Promise<boolean> {
      await read();
      if (session.get().state !== 'signedIn' || scenarioOf(scenario) === undefined) return false;
      fresh(scenario);
      return true;
    },
    go(step: number): void {
      const { show } = live.get();
      const steps = scenarioOf(show?.scenario)?.steps.length;
      if (show === null || steps === undefined) return;
      put(goTo(show, step, steps));
    },
    reveal: (revealed: boolean) =>
      live.update((state) => (state.show === null ? state : { ...state, show: { ...state.show, revealed } })),
    reset(): void {
      const { show } = live.get();
      if (show !== null) fresh(show.scenario);
    },
    leave(): void {
      const { show } = live.get();
      if (show !== null) put({ ...show, on: false });
    },
    report(screen: Screen, run: number, step: number, targets: Target[]): void {
      const { show, visible } = live.get();
      // What a window saw of an earlier step says nothing of this one.
      if (show === null || show.run !== run || show.step !== step) return;
      const others = visible.filter((one) => one.screen !== screen);
      live.set({ show, visible: [...others, { screen, targets }] });
      look();
    },
  };
  const stops = [
    hands.client.subscribe(look),
    hands.access.subscribe(look),
    tray.subscribe(look),
    consultations.subscribe(look),
    notes.subscribe(look),
    // A show is the trainer's own: it ends with the session.
    session.subscribe(({ state }) => {
      if (state === 'signedOut' && live.get().show !== null) put(null);
    }),
  ];
  return {
    router: createTrainingRouter(desk),
    close(): void {
      preparer.forget();
      for (const stop of stops) stop();
    },
  };
}
