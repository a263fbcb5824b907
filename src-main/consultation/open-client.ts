import { randomUUID } from 'node:crypto';
import type { Failure } from '#shared/failure.js';
import { type AccessLog, troubleOf } from '../access/index.js';
import type { Desk } from './desk.js';
import { type ClientDoor, openThrough } from './opening.js';

/**
 * Opens the client of an accepted request at the workbench of the one who took it: the access log first, then the context, and
 * access finds its own reason. The asker is told that it was opened, never why.
 */
export function createClientOpener({
  desk,
  door,
  accessLog,
}: {
  desk: Pick<Desk, 'get' | 'self' | 'tie' | 'act'>;
  door: ClientDoor;
  accessLog: Pick<AccessLog, 'append'>;
}) {
  let waiting = new AbortController();
  return {
    async openClient(id: string): Promise<{ opened: boolean; failure?: Failure }> {
      const professional = desk.self();
      const one = desk.get(id);
      if (professional === undefined || one?.view !== 'full' || one.client === undefined) return { opened: false };
      const { client } = one;
      const isTied = () => desk.self() === professional && desk.tie(professional, client) !== undefined;
      if (one.acceptedBy !== professional || !isTied()) return { opened: false };
      try {
        await accessLog.append({
          action: 'consultationOpened',
          professional,
          client,
          by: 'workbench',
          consultation: id,
        });
      } catch (error) {
        return { opened: false, failure: { kind: 'logUnwritable', why: troubleOf(error) } };
      }
      // It may have been given back, or the screen locked, while the log was written.
      if (!isTied()) return { opened: false };
      waiting.abort();
      waiting = new AbortController();
      const outcome = await openThrough(client, door, waiting.signal);
      if (outcome.kind !== 'opened')
        return { opened: false, ...(outcome.kind === 'not' && outcome.failure ? { failure: outcome.failure } : {}) };
      void desk.act(id, randomUUID(), { do: 'openedClient' });
      return { opened: true };
    },
    close: () => waiting.abort(),
  };
}
