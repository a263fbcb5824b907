import type { Screen } from '#shared/workspace.js';
import type { PendingSignIn } from './provider.js';

/** How long an answer is waited for, in milliseconds. */
const LIFETIME_MS = 10 * 60_000;

/** A visit to the identity provider that has begun. */
export interface Visit extends PendingSignIn {
  /** The screen that went, and must come back as itself. */
  screen: Screen;
  /** What it was begun for. Only one that was begun to unlock may unlock, and only one to continue may continue. */
  for: VisitReason;
  /** The person has to prove anew who they are: the provider's own session is not enough. */
  anew: boolean;
}
export type VisitReason = 'signIn' | 'unlock' | 'continue';

/** The visits to the identity provider whose answers are waited for. Several windows may begin at once. */
export function createWaiting(now: () => number) {
  const visits = new Map<string, { visit: Visit; since: number }>();
  const tooOld = (since: number) => now() - since > LIFETIME_MS;
  return {
    add(visit: Visit): void {
      for (const [state, { since }] of visits) if (tooOld(since)) visits.delete(state);
      visits.set(visit.state, { visit, since: now() });
    },
    /** Each answer is taken once. @returns undefined when it is not waited for, or not any more */
    take(callbackUrl: string): Visit | undefined {
      const state = new URL(callbackUrl).searchParams.get('state') ?? '';
      const found = visits.get(state);
      visits.delete(state);
      return found === undefined || tooOld(found.since) ? undefined : found.visit;
    },
    /** Somebody is at the provider, or may be, to sign in or to unlock. */
    any: (): boolean => [...visits.values()].some(({ visit, since }) => visit.for !== 'continue' && !tooOld(since)),
    clear: () => visits.clear(),
  };
}
