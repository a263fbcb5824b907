import type { AccessState } from '#shared/access.js';
import { assertNever } from '#shared/assert-never.js';
import type { ClientReference, ContextState } from '#shared/context.js';
import type { Failure } from '#shared/failure.js';
import type { Live } from '../live.js';

/** How far the opening of a client has come: still under way, open to the professional, or not to be. */
export type OpeningOutcome = { kind: 'underWay' } | { kind: 'opened' } | { kind: 'not'; failure?: Failure };

/**
 * What became of opening this client: the context must have committed it, and access must then have found a reason. Pure.
 * @param context as it is after the opening was asked for
 */
export function outcomeOf(
  client: string,
  context: Pick<ContextState, 'version' | 'active' | 'pending' | 'failure'>,
  access: Pick<AccessState, 'contextVersion' | 'client' | 'opening'>,
): OpeningOutcome {
  if (context.pending !== undefined) return { kind: 'underWay' };
  if (context.active?.reference !== client)
    return { kind: 'not', ...(context.failure === undefined ? {} : { failure: context.failure }) };
  if (access.contextVersion !== context.version || access.client !== client) return { kind: 'underWay' };
  const { state } = access.opening;
  switch (state) {
    case 'checking':
      return { kind: 'underWay' };
    case 'open':
      return { kind: 'opened' };
    case 'needsPurpose':
    case 'refused':
    case 'noClient':
      return { kind: 'not' };
    default:
      return assertNever(state);
  }
}

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

/** Opens a client for whom there is a reason now, or looks for the reason anew where it is open without one. */
export function openThrough(client: ClientReference, door: ClientDoor, gone: AbortSignal): Promise<OpeningOutcome> {
  const { version, active } = door.context.get();
  if (active?.reference !== client) door.open(client);
  else if (door.access.get().opening.state === 'needsPurpose') door.checkAgain(version);
  return settled(client, door, gone);
}
