import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { Clock } from '#shared/clock.js';
import type { Authenticate } from './caller.js';
import { createChangeLog } from './change-log.js';
import type { ConsultationDesk } from './consultation-desk.js';
import { createDirectory } from './directory.js';
import { createFanOut } from './fan-out.js';
import { createHttpHandler } from './http.js';
import type { HubLog } from './log.js';
import { createPresenceBook } from './presence-book.js';
import type { DirectorySource } from './scim.js';
import { createSocketDoor } from './socket.js';
import { createUsageBook } from './usage-book.js';
import { createUsageDoor } from './usage-door.js';
import { createUsageFile } from './usage-file.js';

export type { DirectorySource } from './scim.js';
export { createScimDirectory } from './scim.js';

const BATCH_MS = 1000;

/**
 * The hub: who is there and in which state, for a whole county. Keeps the latest state of each and no history. Besides
 * that, the county's figures of use.
 * @param directory where people come from; asked after `directoryAfterMs` (at once) and then every five minutes
 * @param authenticate checks bearer tokens
 * @param usageFile where figures of use are kept over restarts; absent = in memory only
 * @param newEpoch names this run; positions and ordinals of another run do not hold in it
 */
export function createHub({
  directory: source,
  authenticate,
  clock,
  log,
  newEpoch = randomUUID,
  directoryAfterMs = 0,
  usageFile,
  desk,
}: {
  directory: DirectorySource;
  authenticate: Authenticate;
  clock: Clock;
  log: HubLog;
  newEpoch?: () => string;
  directoryAfterMs?: number;
  usageFile?: string | undefined;
  /** Carries consultations; absent = a workbench that says one is refused. */
  desk?: ConsultationDesk;
}) {
  const changes = createChangeLog(newEpoch());
  const book = createPresenceBook();
  const directory = createDirectory({
    source,
    epoch: changes.epoch,
    clock,
    log,
    firstAfterMs: directoryAfterMs,
    onChange(edition, added) {
      // People who spoke or were reported before the directory knew them.
      fanOut.publish(added.filter((id) => book.get(id) !== undefined));
      fanOut.tellAll({ type: 'directory', version: edition.version });
      door.tellSelves();
    },
  });
  const fanOut = createFanOut({ book, directory, changes, clock });
  const door = createSocketDoor({ authenticate, directory, book, fanOut, clock, desk });
  const figures = createUsageBook({ now: clock.now });
  const file = usageFile === undefined ? undefined : createUsageFile({ file: usageFile, book: figures, log });
  file?.ready().catch((error: unknown) => log('error', 'hub-usage-not-kept', { detail: String(error) }));
  const usage = createUsageDoor({ book: figures, file });
  const handle = createHttpHandler({ authenticate, directory, connections: fanOut.count, usage });

  const stopTicking = clock.every(BATCH_MS, () => {
    fanOut.publish(book.expire(clock.now()));
    fanOut.flush();
  });

  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 5_000, maxHeaderSize: 16_384 },
    (request, response) => {
      handle(request, response).catch((error: unknown) => {
        log('error', 'hub-request-failed', { detail: error instanceof Error ? error.message : String(error) });
        if (response.headersSent) response.destroy();
        else response.writeHead(500).end();
      });
    },
  );
  server.on('upgrade', (request, socket, head) => {
    door.upgrade(request, socket, head).catch((error: unknown) => {
      log('error', 'hub-upgrade-failed', { detail: error instanceof Error ? error.message : String(error) });
      socket.destroy();
    });
  });

  return {
    /** Begins to listen; port 0 takes a free one. */
    listen: ({
      host,
      port,
    }: {
      host: string;
      port: number;
    }): Promise<{ url: string; directoryUrl: string; usageUrl: string }> =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          const address = server.address();
          const at = `${host}:${typeof address === 'object' && address !== null ? address.port : port}`;
          resolve({
            url: `ws://${at}/presence`,
            directoryUrl: `http://${at}/directory`,
            usageUrl: `http://${at}/usage`,
          });
        });
      }),
    /** Ends every connection and stops listening. */
    async close(): Promise<void> {
      stopTicking();
      directory.close();
      door.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
