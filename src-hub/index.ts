import { randomUUID } from 'node:crypto';
import type { Clock } from '#shared/clock.js';
import type { HubPolicy } from '#shared/hub-policy.js';
import { createAdmission } from './admission.js';
import type { Authenticate } from './caller.js';
import { createChangeLog } from './change-log.js';
import { createConsultationDesk } from './consultation/index.js';
import type { Room } from './conversation.js';
import { createDirectory } from './directory.js';
import type { HubEngine } from './engine/index.js';
import { createFeedbackDesk } from './feedback/index.js';
import { createFanOut } from './fan-out.js';
import { type GuidelinesKeys, createGuidelinesDesk } from './guidelines/index.js';
import { hubFigures } from './figures.js';
import { createFeedbackBook } from './guidelines/feedback.js';
import { createReadingsDoor } from './guidelines/readings-door.js';
import { createReadingsBook } from './guidelines/readings.js';
import { type HubTls, createHttp } from './http.js';
import type { HubLog } from './log.js';
import { toPrometheus } from './metrics.js';
import { createPresenceBook } from './presence-book.js';
import type { DirectorySource } from './sources/scim.js';
import { createSocketDoor } from './socket.js';
import { createUsageBook } from './usage-book.js';
import { createUsageDoor } from './usage-door.js';
import { createUsageFile } from './usage-file.js';

export { hashOf, makeGuidelinesKey, openGuidelinesKey, readGuidelinesKey } from './guidelines/index.js';
export { createMemoryEngine } from './engine/index.js';
export type { DirectorySource } from './sources/scim.js';
export { createScimDirectory } from './sources/scim.js';

const BATCH_MS = 1000;
/** So many changes in one batch are a rush, such as the morning's. */
const RUSH = 100;
/** When a rush pauses for so long, its end is told at once. At the usual pace of changes that would only cost. */
const RUSH_PAUSE_MS = 150;
const TIDY_MS = 10 * 60_000;

/**
 * The hub: who is there and in which state, for a whole county. Keeps the latest state of each and no history. Besides
 * that, consultations for as long as the policy says, the county's figures of use, and what professionals have read and
 * said of guidelines.
 * @param engine what several hubs share; closed by whoever made it
 * @param directory where people come from; asked after `directoryAfterMs` (at once) and then every five minutes
 * @param authenticate checks bearer tokens
 * @param usageFile where figures of use are kept over restarts; absent = in memory only
 * @param feedbackFile where sums of clients' feedback are kept; absent = in memory only
 * @param guidelinesKeys what guidelines are signed with, or checked by; without any none can be published
 * @param newEpoch names this run; positions of another run do not hold in it
 */
export function createHub({
  engine,
  directory: source,
  authenticate,
  clock,
  log,
  newEpoch = randomUUID,
  directoryAfterMs = 0,
  usageFile,
  feedbackFile,
  guidelinesKeys = {},
  policy,
  tls,
  random = Math.random,
  later = setImmediate,
}: {
  engine: HubEngine;
  directory: DirectorySource;
  authenticate: Authenticate;
  clock: Clock;
  log: HubLog;
  newEpoch?: () => string;
  directoryAfterMs?: number;
  usageFile?: string | undefined;
  feedbackFile?: string | undefined;
  guidelinesKeys?: GuidelinesKeys;
  /** How consultations are routed and for how long they are kept. */
  policy: HubPolicy;
  tls?: HubTls | undefined;
  random?: () => number;
  later?: (call: () => void) => void;
}) {
  const changes = createChangeLog(newEpoch);
  const book = createPresenceBook({ hub: 'here', say: engine.words.say, see: engine.lastSeen.put });
  const admission = createAdmission(clock);
  const presenceListeners = new Set<() => void>();
  const directoryListeners = new Set<() => void>();
  let stopWaiting = () => {};
  function publish(ids: readonly string[]): void {
    if (ids.length === 0) return;
    fanOut.publish(ids);
    stopWaiting();
    if (fanOut.waiting() >= RUSH) stopWaiting = clock.after(RUSH_PAUSE_MS, fanOut.flush);
    door.tellSelves(ids);
    for (const listener of presenceListeners) listener();
  }
  const directory = createDirectory({
    source,
    engine,
    clock,
    log,
    firstAfterMs: directoryAfterMs,
    onRenumbered: () => fanOut.beginAnew(),
    onChange({ version, numbering }, added) {
      // People who spoke or were reported before the directory knew them.
      fanOut.publish(added.filter((id) => book.get(id).state !== 'unknown'));
      fanOut.tellAll({ type: 'directory', version, numbering });
      door.tellAllSelves();
      for (const listener of directoryListeners) listener();
    },
  });
  const fanOut = createFanOut({ book, directory, numbering: engine.numbering, changes, clock, later });
  const desk = createConsultationDesk({
    engine,
    directory: { people: directory.people, onChange: listenTo(directoryListeners) },
    presence: {
      standingOf: book.get,
      say: (words) => publish(book.say(words, clock.now())),
      onChange: listenTo(presenceListeners),
    },
    policy,
    clock,
    log,
  });
  const room: Room = { authenticate, admission, book, fanOut, publish, clock, desk };
  const door = createSocketDoor({ room, directory, clock });
  const figures = createUsageBook({ now: clock.now });
  const file = usageFile === undefined ? undefined : createUsageFile({ file: usageFile, book: figures, log });
  file?.ready().catch((error: unknown) => log('error', 'hub-usage-not-kept', { detail: String(error) }));
  const feedback = createFeedbackDesk({ file: feedbackFile, now: clock.now, log });
  const guidelines = createGuidelinesDesk({ records: engine.records, keys: guidelinesKeys, now: clock.now, log });
  let draining = false;
  const http = createHttp({
    authenticate,
    directory,
    health: () => ({
      ok: !draining && engine.healthy(),
      status: draining ? 'draining' : engine.healthy() ? 'ok' : 'engineLost',
      figures: { directory: directory.edition()?.version ?? null, connections: fanOut.count(), engine: engine.kind },
    }),
    metrics: () => toPrometheus(hubFigures({ fanOut, admission, engine, people: directory.people().length })),
    doors: [
      { paths: new Map([['/guidelines/*', ['GET', 'POST', 'PUT']]]), answer: guidelines.door },
      createUsageDoor({ book: figures, file }),
      feedback.door,
      createReadingsDoor({
        readings: createReadingsBook({
          engine,
          people: () => (directory.edition() === undefined ? undefined : directory.people()),
          now: clock.now,
        }),
        feedback: createFeedbackBook({ engine, now: clock.now }),
      }),
    ],
    pages: feedback.pages,
    tls,
    log,
  });
  http.server.on('upgrade', (request, socket, head) => {
    door.upgrade(request, socket, head).catch((error: unknown) => {
      log('error', 'hub-upgrade-failed', { detail: error instanceof Error ? error.message : String(error) });
      socket.destroy();
    });
  });

  const stopHearing = [
    engine.words.onHeard((words) => publish(book.hear(words, clock.now()))),
    engine.words.onHub((hub, alive) => book.hubIs(hub, alive, clock.now())),
    clock.every(BATCH_MS, () => {
      publish(book.expire(clock.now()));
      fanOut.flush();
    }),
    clock.every(TIDY_MS, () => {
      admission.tidy();
      publish(book.tidy(clock.now()));
    }),
  ];
  /** What was known before this run, and what other hubs answer for. */
  const remembered = Promise.all([engine.lastSeen.load(), engine.words.load()]).then(
    ([seen, words]) => publish([...book.remember(seen, clock.now()), ...book.hear(words, clock.now())]),
    (error: unknown) => log('error', 'hub-engine-not-read', { detail: String(error) }),
  );

  return {
    /** The source of the directory has changed. */
    reloadDirectory: directory.reload,
    /** Begins to listen; port 0 takes a free one. */
    async listen({ host, port }: { host: string; port: number }) {
      await remembered;
      // What was approved before the last end, and not published any more.
      await guidelines
        .finish()
        .catch((error: unknown) => log('error', 'hub-guidelines-not-finished', { detail: String(error) }));
      // A county comes back at once: the queue of new connections is as long as the system allows.
      await http.listen({ host, port, backlog: 4096 });
      const address = http.server.address();
      const at = `${host}:${typeof address === 'object' && address !== null ? address.port : port}`;
      const secure = tls === undefined ? '' : 's';
      return {
        url: `ws${secure}://${at}/presence`,
        directoryUrl: `http${secure}://${at}/directory`,
        usageUrl: `http${secure}://${at}/usage`,
        guidelinesUrl: `http${secure}://${at}/guidelines`,
      };
    },
    /**
     * Before its end: refuses newcomers, and asks those connected to come back within `spreadMs`, each after a wait of
     * chance. Resolves when all have gone, or after `mostMs`.
     */
    async drain({ spreadMs, mostMs }: { spreadMs: number; mostMs: number }): Promise<void> {
      draining = true;
      door.drain(spreadMs, random);
      await new Promise<void>((resolve) => {
        const stops = [clock.after(mostMs, over), clock.every(50, () => door.count() === 0 && over())];
        function over() {
          for (const stop of stops) stop();
          resolve();
        }
      });
    },
    /** Ends every connection and stops listening. */
    async close(): Promise<void> {
      for (const stop of stopHearing) stop();
      stopWaiting();
      directory.close();
      desk.close();
      door.close();
      await http.close();
      await file?.ready().catch(() => undefined);
      await feedback.close();
    },
  };
}

/** Adds to a set of listeners; gives the way to stop. */
const listenTo = (listeners: Set<() => void>) => (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
