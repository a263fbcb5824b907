import { implement } from '@orpc/server';
import { type Target, type TrainingState, trainingContract } from '#shared/training.js';
import type { Screen } from '#shared/workspace.js';
import type { Caller } from '../rpc.js';
import type { ScenarioLibrary } from './read-scenarios.js';

/** The feature over RPC. Which screen reports is known from its connection. */
export function createTrainingRouter(desk: {
  canEnter: () => boolean;
  enter: () => Promise<string | undefined>;
  library: () => Promise<ScenarioLibrary>;
  watch: (signal: AbortSignal | undefined) => AsyncGenerator<TrainingState, void>;
  start: (scenario: string) => Promise<boolean>;
  go: (step: number) => void;
  reveal: (revealed: boolean) => void;
  reset: () => void;
  leave: () => void;
  report: (screen: Screen, run: number, step: number, targets: Target[]) => void;
}) {
  const os = implement(trainingContract).$context<Caller>();
  return os.router({
    about: os.about.handler(() => ({ canEnter: desk.canEnter() })),
    enter: os.enter.handler(async () => {
      const url = await desk.enter();
      return url === undefined ? {} : { url };
    }),
    library: os.library.handler(() => desk.library()),
    watch: os.watch.handler(({ signal }) => desk.watch(signal)),
    start: os.start.handler(async ({ input }) => ({ done: await desk.start(input.scenario) })),
    go: os.go.handler(({ input }) => desk.go(input.step)),
    reveal: os.reveal.handler(({ input }) => desk.reveal(input.revealed)),
    reset: os.reset.handler(() => desk.reset()),
    leave: os.leave.handler(() => desk.leave()),
    report: os.report.handler(({ context, input }) =>
      desk.report(context.screen, input.run, input.step, input.targets),
    ),
  });
}
