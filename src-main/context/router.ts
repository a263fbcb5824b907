import { implement } from '@orpc/server';
import { contextContract } from '#shared/context.js';
import type { AccessLog } from '../access/index.js';
import type { Caller } from '../rpc.js';
import type { createContextManager } from './manager.js';
import type { IdentityReader } from './types.js';

/** What the renderer may ask of the context. Without a signed-in professional nothing can be opened. */
export function createContextRouter({
  manager,
  reader,
  accessLog,
  user,
}: {
  manager: ReturnType<typeof createContextManager>;
  reader: IdentityReader;
  accessLog: AccessLog;
  user: () => string | undefined;
}) {
  const os = implement(contextContract).$context<Caller>();
  const signedIn = (run: () => void) => {
    if (user() !== undefined) run();
  };
  return os.router({
    watch: os.watch.handler(({ signal }) => manager.live.watch(signal)),
    timeline: os.timeline.handler(async function* ({ signal }) {
      for await (const story of manager.timeline.watch(signal)) yield user() === undefined ? [] : story;
    }),
    search: os.search.handler(({ input, signal }) =>
      user() === undefined ? { hits: [] } : reader.search(input.query, signal ?? new AbortController().signal),
    ),
    open: os.open.handler(({ input }) => {
      signedIn(() => manager.open(input.reference));
      return {};
    }),
    close: os.close.handler(() => manager.closeClient()),
    decide: os.decide.handler(({ input }) => signedIn(() => manager.decide(input.id, input.choice))),
    goBack: os.goBack.handler(({ input }) => signedIn(() => manager.goBack(input.version))),
    park: os.park.handler(({ input }) => signedIn(() => manager.park(input.version, input.cue))),
    unpark: os.unpark.handler(({ input }) => signedIn(() => manager.unpark(input.reference))),
    retry: os.retry.handler(({ input }) => manager.tool('retell', input.toolId)),
    leaveBehind: os.leaveBehind.handler(({ input }) => manager.tool('leaveBehind', input.toolId)),
    sleep: os.sleep.handler(({ input }) => manager.tool(input.asleep ? 'sleep' : 'wake', input.toolId)),
    reveal: os.reveal.handler(async ({ input }) => {
      const active = manager.active();
      if (active?.identityCode === undefined || manager.live.get().version !== input.version) return {};
      await accessLog.append({
        action: 'identityCodeRevealed',
        professional: user() ?? null,
        client: active.identity.reference,
        by: 'workbench',
      });
      return { identityCode: active.identityCode };
    }),
  });
}
