import type { ClientReference } from '#shared/context.js';
import type { Failure } from '#shared/failure.js';
import { type AccessLog, troubleOf } from '../access/index.js';
import type { Log } from '../log.js';
import type { Change, NamedClient } from './machine.js';
import type { People } from './people.js';
import type { Reading } from './reading.js';
import { type IdentityReader, clientLabel } from './types.js';

export type Prepared = { ok: true; client: NamedClient | null } | { ok: false; failure: Failure | undefined };

/**
 * What must be done before a change is committed: find out who the client is, and write the access log. Where the message
 * itself says who it is, nobody waits for the source: it is read after the tools have been told.
 */
export function createPreparation({
  reader,
  people,
  accessLog,
  professional,
  active,
  log,
}: {
  reader: IdentityReader;
  people: People;
  accessLog: AccessLog;
  professional: () => string | null;
  active: () => ClientReference | null;
  log: Log;
}) {
  async function identify(change: Change, reference: ClientReference, reading: Reading): Promise<Failure | undefined> {
    const answer = await reader.read(reference, reading.signal());
    if (!answer.ok) return answer.failure;
    people.learn(change.id, answer);
    return undefined;
  }

  /** @returns why the entry is not on the disk; closing shows nothing, so it goes on without */
  async function logged(change: Change): Promise<Failure | undefined> {
    try {
      await accessLog.append({
        action: change.client === null ? 'clientClosed' : 'clientOpened',
        professional: professional(),
        client: change.client ?? active(),
        by: change.by,
        from: active(),
      });
      return undefined;
    } catch (error) {
      log('error', 'access-log-unwritable', { detail: error instanceof Error ? error.message : '' });
      return change.client === null ? undefined : { kind: 'logUnwritable', why: troubleOf(error) };
    }
  }

  return async function prepare(change: Change, reading: Reading): Promise<Prepared> {
    // Both at once, and both before anything is shown. A client who turns out to be unknown has an entry all the same.
    const [notLogged, failure] = await Promise.all([
      logged(change),
      change.client === null || people.of(change.id) !== undefined
        ? undefined
        : identify(change, change.client, reading),
    ]);
    if (reading.isOver()) return { ok: false, failure };
    // The log comes first: it is what the professional can do something about.
    if (notLogged !== undefined || failure !== undefined) return { ok: false, failure: notLogged ?? failure };
    const identified = people.of(change.id);
    if (change.client === null || identified === undefined) return { ok: true, client: null };
    return { ok: true, client: { reference: change.client, label: clientLabel(identified.identity) } };
  };
}
