import { implement } from '@orpc/server';
import type { Clock } from '#shared/clock.js';
import type { CountyTool } from '#shared/county-tool.js';
import { type CredentialsState, credentialsContract } from '#shared/credentials.js';
import type { Live } from '../live.js';
import type { Caller } from '../rpc.js';
import type { Book } from './book.js';
import { CLEARS_AFTER_S, type TimedClipboard } from './timed-clipboard.js';

/** What the windows may ask: to know what is stored, never to have it. */
export function createRouter({
  live,
  book,
  timed,
  refresh,
  service,
  asking,
  clock,
}: {
  live: Live<CredentialsState>;
  book: Book;
  timed: TimedClipboard;
  refresh: () => Promise<void>;
  /** Under which name the present professional's secrets are kept; undefined while there is nobody. */
  service: () => string | undefined;
  /** Tools of the present professional that ask for a secret. */
  asking: () => readonly CountyTool[];
  clock: Pick<Clock, 'now'>;
}) {
  const asks = (toolId: string) => asking().some(({ id }) => id === toolId);

  /** Changes what is stored, and tells how it stands then, whether or not it succeeded. */
  async function change(call: (mine: string) => Promise<boolean>) {
    const mine = service();
    if (mine === undefined) return { failure: 'signedOut' as const };
    const done = await call(mine);
    await refresh();
    return done ? {} : { failure: 'vaultFailed' as const };
  }

  const os = implement(credentialsContract).$context<Caller>();
  return os.router({
    watch: os.watch.handler(async function* ({ signal }) {
      await refresh();
      yield* live.watch(signal);
    }),
    save: os.save.handler(async ({ input: { toolId, user, password } }) => {
      if (service() !== undefined && !asks(toolId)) return { failure: 'unknownTool' };
      const savedAt = new Date(clock.now()).toISOString();
      return change((mine) => book.write(mine, toolId, { user, password, savedAt }));
    }),
    // Also for a tool that the county has taken out of its file meanwhile.
    remove: os.remove.handler(({ input }) => change((mine) => book.remove(mine, input.toolId))),
    removeAll: os.removeAll.handler(() => change(book.removeAll)),
    copy: os.copy.handler(async ({ input: { toolId, what } }) => {
      const mine = service();
      if (mine === undefined) return { copied: false, because: 'signedOut' };
      const read = await book.read(mine, toolId);
      if (mine !== service()) return { copied: false, because: 'signedOut' };
      if (!read.ok) return { copied: false, because: 'vaultFailed' };
      const entry = read.value;
      if (entry === undefined) return { copied: false, because: 'nothingStored' };
      if (what === 'user') {
        return (await timed.copy(entry.user)) ? { copied: true } : { copied: false, because: 'noClipboard' };
      }
      return (await timed.copySecret(entry.password))
        ? { copied: true, clearsAfterSeconds: CLEARS_AFTER_S }
        : { copied: false, because: 'noClipboard' };
    }),
  });
}
