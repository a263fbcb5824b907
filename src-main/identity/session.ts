import { assertNever } from '#shared/assert-never.js';
import type { Session, SignInFailure } from '#shared/identity.js';

/** The session after a sign-in, or an unlocking, that did not succeed. Whoever is signed in stays so. */
export function afterFailure(session: Session, failure: SignInFailure): Session {
  switch (session.state) {
    case 'signedIn':
      return session;
    case 'locked':
      return { ...session, failure };
    case 'signedOut':
      return { ...session, failure };
    case 'signingIn':
      return { state: 'signedOut', failure };
    default:
      return assertNever(session);
  }
}

/** The session while a window is at the identity provider: a former failure is not told any more. */
export function whileAsking(session: Session): Session {
  switch (session.state) {
    case 'signedOut':
      return { state: 'signingIn' };
    case 'locked': {
      const { failure: _, ...locked } = session;
      return locked;
    }
    case 'signedIn':
    case 'signingIn':
      return session;
    default:
      return assertNever(session);
  }
}

/** Does the session still wait for the answer that it waited for before? Not if it ended or opened in between. */
export const isSameWait = (before: Session, now: Session): boolean =>
  before.state === 'locked'
    ? now.state === 'locked' && now.lockedAt === before.lockedAt
    : now.state === 'signedOut' || now.state === 'signingIn';

/** The session with the names of the tools that may still show a client. */
export const withUncleared = (session: Session, names: readonly string[]): Session =>
  names.length > 0 && (session.state === 'signedOut' || session.state === 'locked')
    ? { ...session, uncleared: [...names] }
    : session;

/** The session with what is coming to it: its end, or its lock. Undefined = it is not near. Only an open one has these. */
export function withComing(session: Session, which: 'endsAt' | 'locksAt', at: number | undefined): Session {
  if (session.state !== 'signedIn') return session;
  const { [which]: before, ...rest } = session;
  const iso = at === undefined ? undefined : new Date(at).toISOString();
  if (iso === before) return session;
  return iso === undefined ? rest : { ...rest, [which]: iso };
}
