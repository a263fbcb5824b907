import type { Clock } from '#shared/clock.js';
import type { ClientReference } from '#shared/context.js';
import type { Failure } from '#shared/failure.js';
import type { AccessLog } from '../access/index.js';
import type { Log } from '../log.js';
import type { Change, NamedClient } from './machine.js';
import type { People } from './people.js';
import { type Identified, type IdentityReader, IDENTITY_GRACE_MS, clientLabel } from './types.js';

export type Prepared = { ok: true; client: NamedClient | null } | { ok: false; failure: Failure | undefined };

/**
 * What must be done before a change is committed: find out who the client is, and write the access log. A message's own
 * facts serve when the source is slow or silent.
 */
export function createPreparation({
  reader,
  people,
  accessLog,
  professional,
  active,
  onLater,
  clock,
  log,
}: {
  reader: IdentityReader;
  people: People;
  accessLog: AccessLog;
  professional: () => string | null;
  active: () => ClientReference | null;
  /** The source answered after the message's facts were taken. */
  onLater: (change: Change, identified: Identified) => void;
  clock: Clock;
  log: Log;
}) {
  async function identify(
    change: Change,
    reference: ClientReference,
    signal: AbortSignal,
  ): Promise<Failure | undefined> {
    const fromMessage = people.of(change.id);
    const reading = reader.read(reference, signal);
    const late = new Promise<'late'>((resolve) => void clock.after(IDENTITY_GRACE_MS, () => resolve('late')));
    const first = fromMessage === undefined ? await reading : await Promise.race([reading, late]);
    if (first === 'late') void reading.then((answer) => answer.ok && !signal.aborted && onLater(change, answer));
    else if (first.ok) people.learn(change.id, first);
    else if (fromMessage === undefined) return first.failure;
    return undefined;
  }

  /** @returns whether the entry is on the disk; closing shows nothing, so it goes on without */
  async function logged(change: Change): Promise<boolean> {
    try {
      await accessLog.append({
        action: change.client === null ? 'clientClosed' : 'clientOpened',
        professional: professional(),
        client: change.client ?? active(),
        by: change.by,
        from: active(),
      });
      return true;
    } catch (error) {
      log('error', 'access-log-unwritable', { detail: error instanceof Error ? error.message : '' });
      return change.client === null;
    }
  }

  return async function prepare(change: Change, signal: AbortSignal): Promise<Prepared> {
    // Both at once, and both before anything is shown. A client who turns out to be unknown has an entry all the same.
    const [isLogged, failure] = await Promise.all([
      logged(change),
      change.client === null ? undefined : identify(change, change.client, signal),
    ]);
    if (failure !== undefined || signal.aborted) return { ok: false, failure };
    if (!isLogged) return { ok: false, failure: { kind: 'unreachable', source: 'käyttöloki' } };
    const identified = people.of(change.id);
    if (change.client === null || identified === undefined) return { ok: true, client: null };
    return { ok: true, client: { reference: change.client, label: clientLabel(identified.identity) } };
  };
}
