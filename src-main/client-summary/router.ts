import { implement } from '@orpc/server';
import { type SectionId, type Summary, clientSummaryContract } from '#shared/client-summary.js';
import { updateOf } from '#shared/summary-update.js';
import type { Live } from '../live.js';
import type { Caller } from '../rpc.js';
import type { createArrangement } from './arrangement.js';

/** Text or print leaves the workbench: true once that is in the access log. */
export type TakeOut = (version: number, how: 'copied' | 'printed', sections: readonly SectionId[]) => Promise<boolean>;

/** The feature over RPC: the summary as it stands, reading again, and how its sections are arranged. */
export function createRouter({
  summary,
  retry,
  taken,
  arrangement,
}: {
  summary: Live<Summary>;
  retry: (section?: SectionId) => void;
  taken: TakeOut;
  arrangement: ReturnType<typeof createArrangement>;
}) {
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
    taken: os.taken.handler(async ({ input: { version, how, sections } }) => ({
      allowed: await taken(version, how, sections),
    })),
    arrangement: os.arrangement.handler(({ signal }) => arrangement.watch(signal)),
    arrange: os.arrange.handler(({ input }) => arrangement.save(input.arrangement)),
  });
}
