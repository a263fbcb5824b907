import { useQuery } from '@tanstack/react-query';
import type { Role } from '#shared/identity.js';
import type { Scenario, ScenarioProblem, Show, Step, TrainingState } from '#shared/training.js';
import { useWorkbench } from '../../../ui/workbench.js';

/** The show that is on, with its scenario and step. */
export interface NowShown {
  show: Show;
  scenario: Scenario;
  step: Step;
  visible: TrainingState['visible'];
}

export interface Training {
  role: Role | undefined;
  scenarios: readonly Scenario[];
  problems: readonly ScenarioProblem[];
  /** Undefined until the core has told. */
  known: boolean;
  /** One that was left, and can be gone on with. */
  left: Show | undefined;
  now: NowShown | undefined;
}

/** Scenarios and the show, as the core has them for both screens. */
export function useTraining(): Training {
  const { orpc } = useWorkbench();
  const session = useQuery(orpc.identity.watch.experimental_liveOptions({ retry: true })).data;
  // The trainer may be writing a scenario: it is read anew whenever the desk is come back to.
  const library = useQuery(orpc.training.library.queryOptions({ staleTime: 0 })).data;
  const state = useQuery(orpc.training.watch.experimental_liveOptions({ retry: true })).data;
  const scenarios = library?.scenarios ?? [];
  const show = state?.show ?? undefined;
  const scenario = scenarios.find(({ id }) => id === show?.scenario);
  const step = show === undefined ? undefined : scenario?.steps[show.step];
  return {
    role: session?.state === 'signedIn' ? session.professional.role : undefined,
    scenarios,
    problems: library?.problems ?? [],
    known: library !== undefined && state !== undefined,
    left: show?.on === false && scenario !== undefined ? show : undefined,
    now:
      show?.on === true && scenario !== undefined && step !== undefined && state !== undefined
        ? { show, scenario, step, visible: state.visible }
        : undefined,
  };
}
