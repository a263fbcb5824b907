import { implement } from '@orpc/server';
import { type SectionId, type Summary, clientSummaryContract } from '#shared/client-summary.js';
import { updateOf } from '#shared/summary-update.js';
import type { Live } from '../live.js';
import type { Caller } from '../rpc.js';

/** The feature over RPC: the summary as it stands, and reading again. */
export function createRouter(summary: Live<Summary>, retry: (section?: SectionId) => void) {
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
  });
}
