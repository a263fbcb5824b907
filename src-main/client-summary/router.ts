import { implement } from '@orpc/server';
import { type SectionId, type Summary, clientSummaryContract } from '#shared/client-summary.js';
import type { Failure } from '#shared/failure.js';
import { updateOf } from '#shared/summary-update.js';
import type { Live } from '../live.js';
import type { Caller } from '../rpc.js';
import type { createArrangement } from './arrangement.js';
import type { Told } from './cds/index.js';

/** Text or print leaves the workbench: true once that is in the access log. */
export type TakeOut = (version: number, how: 'copied' | 'printed', sections: readonly SectionId[]) => Promise<boolean>;

interface Parts {
  summary: Live<Summary>;
  retry: (section?: SectionId) => void;
  /** Keeps the judgement of a prompt of that version of the context, and tells it. @returns why it was not taken at once */
  answer: (version: number, id: string, told: Told) => Promise<Failure | undefined>;
  taken: TakeOut;
  arrangement: ReturnType<typeof createArrangement>;
}

/** The feature over RPC: the summary, reading again, the professional's judgement of prompts, and how sections are arranged. */
export function createRouter({ summary, retry, answer, taken, arrangement }: Parts) {
  const os = implement(clientSummaryContract).$context<Caller>();
  return os.router({
    watch: os.watch.handler(async function* ({ signal }) {
      let sent: Summary | undefined;
      for await (const now of summary.watch(signal)) {
        const update = updateOf(sent, now);
        sent = now;
        if (update !== undefined) yield update;
      }
    }),
    retry: os.retry.handler(({ input }) => retry(input.section)),
    answerPrompt: os.answerPrompt.handler(async ({ input: { version, id, outcome, reason } }) => {
      const failure = await answer(version, id, { outcome, ...(reason === undefined ? {} : { reason }) });
      return failure === undefined ? {} : { failure };
    }),
    taken: os.taken.handler(async ({ input: { version, how, sections } }) => ({
      allowed: await taken(version, how, sections),
    })),
    arrangement: os.arrangement.handler(({ signal }) => arrangement.watch(signal)),
    arrange: os.arrange.handler(({ input }) => arrangement.save(input.arrangement)),
  });
}
