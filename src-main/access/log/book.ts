import { implement } from '@orpc/server';
import { accessLogContract } from '#shared/access-log.js';
import type { Log } from '../../log.js';
import type { Caller } from '../../rpc.js';
import { createHistory } from './history.js';
import type { WritableAccessLog } from './log.js';
import { readPage } from './pages.js';
import { createVerifier, untoldBreaks } from './verify.js';

/** Entries that tell of breaks at one start. */
const MOST_TOLD = 20;

/**
 * What the access log is read for: a professional's own entries, whether the chain is whole, and when a client was opened
 * before.
 * @param professional the signed-in one
 */
export function createAccessBook({
  file,
  accessLog,
  professional,
  log,
}: {
  file: string;
  accessLog: WritableAccessLog;
  professional: () => { id: string } | undefined;
  log: Log;
}) {
  const verify = createVerifier(file);
  const history = createHistory(file, accessLog.onWritten, log);

  async function tellBreaks(): Promise<void> {
    for (const { line, file: where, why } of (await untoldBreaks(file)).slice(0, MOST_TOLD)) {
      log('error', 'access-log-broken', { file: where, line, why });
      await accessLog.append({
        action: 'logBroken',
        professional: null,
        client: null,
        by: 'workbench',
        file: where,
        line,
        why,
      });
    }
  }

  const os = implement(accessLogContract).$context<Caller>();
  return {
    router: os.router({
      own: os.own.handler(({ input: { before, ...wanted } }) => {
        const own = professional()?.id;
        return own === undefined ? { rows: [] } : readPage(file, { ...wanted, professional: own }, before);
      }),
      chain: os.chain.handler(verify),
    }),
    /** Opens the log, and tells of breaks of its chain. What fails is told when a client is opened, and here to the program's log. */
    async begin(): Promise<void> {
      try {
        await accessLog.open();
        await tellBreaks();
      } catch (error) {
        log('error', 'access-log-unwritable', { detail: error instanceof Error ? error.message : '' });
      }
    },
    lastOpened: history.lastOpened,
    close: history.close,
  };
}
