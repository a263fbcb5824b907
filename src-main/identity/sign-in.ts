import { AuthorizationResponseError } from 'openid-client';
import * as z from 'zod';
import type { Screen } from '#shared/workspace.js';
import { type IdentityParts, described } from './parts.js';
import { toProfessional } from './professional.js';
import type { Asking, Provider } from './provider.js';
import { isSameWait } from './session.js';
import type { Sessions } from './sessions.js';
import type { Visit, VisitReason, createWaiting } from './waiting.js';

const nameSchema = z.object({ preferred_username: z.string() });

/** Where a window goes after the provider's answer. */
export interface Landing {
  /** The screen that had begun. */
  screen: Screen;
  /** It was to continue: a window that was opened for it has done its work. */
  continued: boolean;
}

/** The visits to the identity provider: to sign in, to unlock and to continue. */
export function createSignIn({
  config,
  window,
  clock,
  log,
  loginHint,
  provider,
  sessions,
  waiting,
}: Pick<IdentityParts, 'config' | 'window' | 'clock' | 'log' | 'loginHint'> & {
  provider: Provider;
  sessions: Sessions;
  waiting: ReturnType<typeof createWaiting>;
}) {
  const { session, tokens, fail } = sessions;
  let chooses = false;
  const known = () => nameSchema.safeParse(tokens.get()?.claims).data?.preferred_username ?? loginHint;

  function asked(reason: VisitReason): Asking {
    switch (reason) {
      case 'continue':
        return { loginHint: known() };
      // Whom to expect at unlocking. Where a start names its user, that one may sign in again as silently as then.
      case 'unlock':
        return { loginHint: known(), anew: loginHint === undefined ? 'login' : 'recent' };
      // After a user switch nobody is expected, and whoever comes has to prove it: also the one whose session is kept.
      case 'signIn':
        return chooses || sessions.hasKept() ? { anew: 'login' } : { loginHint };
    }
  }

  /**
   * Starts a visit and gives the provider's address, or undefined when the provider does not answer.
   * @param screen the one that goes to the provider, and must come back as itself
   */
  async function begin(
    screen: Screen = 1,
    reason: VisitReason = session.get().state === 'locked' ? 'unlock' : 'signIn',
  ): Promise<string | undefined> {
    try {
      const asking = asked(reason);
      const { url, pending } = await provider.begin(await window.redirectUri(), asking);
      waiting.add({ ...pending, screen, for: reason, anew: asking.anew !== undefined });
      sessions.asking();
      return url;
    } catch (error) {
      log('warn', 'sign-in-provider-unreachable', { detail: described(error) });
      fail('providerUnreachable');
      return undefined;
    }
  }

  /** New tokens for the session that goes on. Whatever fails: it stays as it was, and ends when it was to end. */
  async function continued(callbackUrl: string, visit: Visit): Promise<void> {
    const before = session.get();
    // Locked meanwhile: this was asked without proof that the person is there, and opens nothing.
    if (before.state !== 'signedIn') return fail('expired');
    try {
      const answer = await provider.complete(callbackUrl, visit, clock.now());
      const now = session.get();
      const same = now.state === 'signedIn' && now.signedInAt === before.signedInAt;
      if (same && now.professional.id === answer.claims.sub) tokens.put(answer);
      else log('warn', 'not-continued', { detail: 'another person or session' });
    } catch (error) {
      log('warn', 'not-continued', { detail: error instanceof Error ? error.name : 'unknown' });
    }
    return undefined;
  }

  async function take(callbackUrl: string, visit: Visit | undefined): Promise<void> {
    if (visit?.for === 'continue') return continued(callbackUrl, visit);
    const before = session.get();
    if (before.state === 'signedIn') return;
    // A sign-in from before the lock, or before the user switch, was asked without proof that the person is there.
    const fits = visit !== undefined && (visit.for === 'unlock') === (before.state === 'locked');
    if (!fits || (sessions.hasKept() && !visit.anew)) return fail('expired');
    try {
      const answer = await provider.complete(callbackUrl, visit, clock.now());
      await sessions.locked();
      // Meanwhile another window may have signed in, unlocked or signed out.
      if (!isSameWait(before, session.get())) return;
      const professional = toProfessional(answer.claims, config);
      if (professional === undefined) return fail('noRole');
      chooses = false;
      await sessions.open(professional, answer);
    } catch (error) {
      log('warn', 'sign-in-failed', { detail: error instanceof Error ? error.name : 'unknown' });
      fail(error instanceof AuthorizationResponseError ? 'cancelled' : 'invalidAnswer');
    }
  }

  return {
    begin,
    /** Takes the provider's answer. Never throws: the session tells how it went. */
    async complete(callbackUrl: string): Promise<Landing> {
      const visit = waiting.take(callbackUrl);
      await take(callbackUrl, visit);
      return { screen: visit?.screen ?? 1, continued: visit?.for === 'continue' };
    },
    /** The next one to sign in is asked who they are, whoever the start names. */
    chooseNext: () => void (chooses = true),
  };
}
