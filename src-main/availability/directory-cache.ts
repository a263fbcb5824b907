import type { DirectoryAnswer } from '#shared/availability.js';
import type { Clock } from '#shared/clock.js';
import { type HubDirectory, hubDirectorySchema } from '#shared/hub-protocol.js';
import type { Log } from '../log.js';
import { waitBeforeRetry } from './backoff.js';

const TIMEOUT_MS = 15_000;

/**
 * The hub's directory, fetched when the hub names a version that is not at hand (HTTP, ETag). Not before a window has
 * asked for it: thousands of people are read in one go, and at the start that would hold up the first screen.
 */
export function createDirectoryCache({
  url,
  token,
  fetch,
  clock,
  random,
  log,
  onNew,
}: {
  /** Where it is now: at the hub that the workbench is connected to. */
  url: () => string;
  token: () => Promise<string | undefined>;
  fetch: typeof globalThis.fetch;
  clock: Clock;
  random: () => number;
  log: Log;
  onNew: (directory: HubDirectory) => void;
}) {
  let held: { etag: string | null; directory: HubDirectory } | undefined;
  let stopRetry = () => {};
  let newest: { version: string; epoch: string } | undefined;
  let asked = false;
  let running: AbortController | undefined;

  async function load(signal: AbortSignal): Promise<boolean> {
    const bearer = await token();
    if (bearer === undefined) return false;
    const etag = held?.etag ?? undefined;
    const response = await fetch(url(), {
      headers: { authorization: `Bearer ${bearer}`, ...(etag === undefined ? {} : { 'if-none-match': etag }) },
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    if (response.status === 304) return true;
    if (!response.ok) return false;
    const directory = hubDirectorySchema.parse(await response.json());
    if (signal.aborted) return true;
    held = { etag: response.headers.get('etag'), directory };
    onNew(directory);
    return true;
  }

  async function fetchUntilHere(failures: number): Promise<void> {
    running?.abort();
    stopRetry();
    const attempt = new AbortController();
    running = attempt;
    const done = await load(attempt.signal).catch((error: unknown) => {
      const why = error instanceof Error ? error.name : 'unknown';
      if (!attempt.signal.aborted) log('warn', 'directory-not-fetched', { why });
      return false;
    });
    if (done || attempt.signal.aborted) return;
    stopRetry = clock.after(waitBeforeRetry(failures, random()), () => void fetchUntilHere(failures + 1));
  }

  function fetchWhatIsNewer(): void {
    if (newest === undefined) return;
    if (held?.directory.version !== newest.version || held.directory.epoch !== newest.epoch) void fetchUntilHere(0);
  }

  return {
    held: () => held?.directory,
    /** The hub has this version, numbered so. */
    need(version: string, epoch: string): void {
      newest = { version, epoch };
      if (asked) fetchWhatIsNewer();
    },
    answer(knownVersion: string | undefined): DirectoryAnswer {
      if (!asked) {
        asked = true;
        fetchWhatIsNewer();
      }
      if (held === undefined) return { kind: 'notYet' };
      const { version, epoch, colleagues } = held.directory;
      return knownVersion === version
        ? { kind: 'same', version, epoch }
        : { kind: 'newer', version, epoch, colleagues };
    },
    /** Stops trying; what is held stays. */
    stop(): void {
      newest = undefined;
      running?.abort();
      stopRetry();
    },
  };
}
