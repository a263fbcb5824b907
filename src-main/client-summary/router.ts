import { implement } from '@orpc/server';
import { type SectionId, type Summary, clientSummaryContract } from '#shared/client-summary.js';
import type { Failure } from '#shared/failure.js';
import { updateOf } from '#shared/summary-update.js';
import type { Live } from '../live.js';
import type { Caller } from '../rpc.js';
import type { Told } from './cds/index.js';

interface Parts {
  summary: Live<Summary>;
  retry: (section?: SectionId) => void;
  /** Keeps the judgement of a prompt of that version of the context, and tells it. @returns why it was not taken at once */
  answer: (version: number, id: string, told: Told) => Promise<Failure | undefined>;
}

/** The feature over RPC: the summary as it stands, reading again, and what the professional thinks of a prompt. */
export function createRouter({ summary, retry, answer }: Parts) {
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
  });
}
