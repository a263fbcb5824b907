import { randomUUID } from 'node:crypto';
import type { AccessState } from '#shared/access.js';
import type { ClientReference, ContextState } from '#shared/context.js';
import type { Failure } from '#shared/failure.js';
import { type AccessLog, troubleOf } from '../access/index.js';
import type { Live } from '../live.js';
import type { Desk } from './desk.js';
import { type OpeningOutcome, outcomeOf } from './opening.js';

/** How a client is opened, and what comes of it. */
export interface ClientDoor {
  open: (client: ClientReference) => void;
  context: Pick<Live<ContextState>, 'get' | 'subscribe'>;
  access: Pick<Live<AccessState>, 'get' | 'subscribe'>;
  /** Looks for a reason once more, for a client that is open without one. */
  checkAgain: (version: number) => void;
}

/** Waits until the opening is no longer under way, or nobody waits for it. */
function settled(client: string, { context, access }: ClientDoor, gone: AbortSignal): Promise<OpeningOutcome> {
  return new Promise((resolve) => {
    const look = () => {
      const outcome = gone.aborted ? ({ kind: 'not' } as const) : outcomeOf(client, context.get(), access.get());
      if (outcome.kind === 'underWay') return;
      for (const stop of stops) stop();
      gone.removeEventListener('abort', look);
      resolve(outcome);
    };
    const stops = [context.subscribe(look), access.subscribe(look)];
    gone.addEventListener('abort', look);
    look();
  });
}

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
      const { version, active } = door.context.get();
      if (active?.reference !== client) door.open(client);
      else if (door.access.get().opening.state === 'needsPurpose') door.checkAgain(version);
      const outcome = await settled(client, door, waiting.signal);
      if (outcome.kind !== 'opened')
        return { opened: false, ...(outcome.kind === 'not' && outcome.failure ? { failure: outcome.failure } : {}) };
      void desk.act(id, randomUUID(), { do: 'openedClient' });
      return { opened: true };
    },
    close: () => waiting.abort(),
  };
}
