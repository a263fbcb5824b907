import { implement } from '@orpc/server';
import { type AssessmentForm, type AssessmentState, type Fitting, assessmentContract } from '#shared/assessment.js';
import type { Failure } from '#shared/failure.js';
import type { Live } from '../live.js';
import type { Caller } from '../rpc.js';
import type { createDesk } from './desk.js';
import type { Shelf } from './shelf.js';

const os = implement(assessmentContract).$context<Caller>();

/** Answers both screens. */
export function createRouter({
  desk,
  forms,
  state,
  ensure,
  lost,
  fitting,
  ask,
  answer,
}: {
  desk: ReturnType<typeof createDesk>;
  forms: () => Promise<readonly AssessmentForm[]>;
  state: Live<AssessmentState>;
  ensure: () => Promise<Shelf | undefined>;
  /** How many signing out would lose. */
  lost: () => number;
  fitting: (version: number) => Promise<Fitting[]>;
  ask: (version: number, id: string) => Promise<void>;
  answer: (
    version: number,
    prompt: string,
    told: { outcome: 'justified' | 'notJustified'; reason?: string },
  ) => Promise<Failure | undefined>;
}) {
  return os.router({
    forms: os.forms.handler(async () => [...(await forms())]),
    fitting: os.fitting.handler(({ input }) => fitting(input.version)),
    watch: os.watch.handler(({ signal }) => {
      void ensure();
      return state.watch(signal);
    }),
    begin: os.begin.handler(({ input }) => desk.begin(input)),
    save: os.save.handler(({ input }) => desk.save(input)),
    known: os.known.handler(({ input: { version, id } }) => desk.known(version, id)),
    unfinished: os.unfinished.handler(() => ({ lost: lost() })),
    discard: os.discard.handler(({ input }) => desk.discard(input.id)),
    compose: os.compose.handler(({ input: { version, id } }) => desk.compose(version, id)),
    prompts: os.prompts.handler(({ input: { version, id } }) => ask(version, id)),
    answerPrompt: os.answerPrompt.handler(async ({ input: { version, prompt, outcome, reason } }) => {
      const failure = await answer(version, prompt, { outcome, ...(reason === undefined ? {} : { reason }) });
      return failure === undefined ? {} : { failure };
    }),
    copied: os.copied.handler(({ input: { version, id, register } }) => desk.copied(version, id, register)),
    finish: os.finish.handler(({ input: { version, id, revision } }) => desk.finish(version, id, revision)),
  });
}
