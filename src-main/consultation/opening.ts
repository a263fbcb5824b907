import type { AccessState } from '#shared/access.js';
import { assertNever } from '#shared/assert-never.js';
import type { ContextState } from '#shared/context.js';
import type { Failure } from '#shared/failure.js';

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
