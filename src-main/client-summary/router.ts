import { implement } from '@orpc/server';
import { type SectionId, type Summary, clientSummaryContract } from '#shared/client-summary.js';
import type { Live } from '../live.js';
import type { Caller } from '../rpc.js';

/** The feature over RPC: the summary as it stands, and reading again. */
export function createRouter(summary: Live<Summary>, retry: (section?: SectionId) => void) {
  const os = implement(clientSummaryContract).$context<Caller>();
  return os.router({
    watch: os.watch.handler(({ signal }) => summary.watch(signal)),
    retry: os.retry.handler(({ input }) => retry(input.section)),
  });
}
