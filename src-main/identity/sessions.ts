import type { Professional, Session, SignInFailure } from '#shared/identity.js';
import { createLive } from '../live.js';
import { createAlarm } from './alarm.js';
import { createIdleWatch } from './idle.js';
import { createKeptSessions } from './kept-sessions.js';
import { type Goodbye, isMeant } from './logout-token.js';
import { type IdentityParts, described } from './parts.js';
import type { Provider, Tokens } from './provider.js';
import { afterFailure, isSameWait, whileAsking, withComing, withUncleared } from './session.js';
import { createTokenKeeper } from './token-keeper.js';

export type LockedBy = Extract<Session, { state: 'locked' }>['lockedBy'];
/** As long as a visit of another person to the provider is given before the session that it ended there ends here too. */
const PARTING_MS = 120_000;

/**
 * The session: how it begins, is locked, put aside, given back and ended. Whatever ends it clears everything first.
 * @param visiting somebody is at the provider, to sign in or to unlock
 * @param forgetVisits answers of visits that have begun are not taken any more
 */
export function createSessions(
  parts: IdentityParts & { provider: Provider; visiting: () => boolean; forgetVisits: () => void },
) {
  const { provider, workstation, clock, log } = parts;
  const session = createLive<Session>({ state: 'signedOut' });
  const update = (change: (now: Session) => Session) => session.update((now) => kept.with(change(now)));
  const coming = (which: 'endsAt' | 'locksAt', at: number | undefined) => {
    const next = withComing(session.get(), which, at);
    if (next !== session.get()) session.set(next);
  };
  const kept = createKeptSessions({ provider, clock, log, onChange: () => update((now) => now) });
  const tokens = createTokenKeeper({
    provider,
    clock,
    log,
    onEndNear: (at) => coming('endsAt', at),
    onEnd: () => void lock('expired'),
  });
  const idle = createIdleWatch({
    clock,
    limitMs: workstation.lockAfterMinutes === null ? null : workstation.lockAfterMinutes * 60_000,
    idleSeconds: parts.idleSeconds,
    onWarning: (at) => coming('locksAt', at),
    onIdle: () => void lock('idle'),
  });
  const parting = createAlarm(clock);
  let parted = false;
  let locking = Promise.resolve();
  let ending: Promise<Tokens | undefined> | undefined;
  const iso = () => new Date(clock.now()).toISOString();
  const fault = (event: string) => (error: unknown) => log('error', event, { detail: described(error) });

  /** Nothing of the professional stays: neither at the tools nor here. A fault in one must not keep the others. */
  async function forgetUser(): Promise<void> {
    const forget = [...(parts.onUserGone ?? []), ...(parts.clearTools === undefined ? [] : [parts.clearTools])];
    await Promise.all(forget.map(async (one) => one()).map((one) => one.catch(fault('user-not-forgotten'))));
  }
  function close(uncleared: readonly string[], endedBy?: 'provider'): Tokens | undefined {
    const ended = tokens.get();
    tokens.drop();
    idle.stop();
    parting.clear();
    parted = false;
    parts.forgetVisits();
    const closed: Session = { state: 'signedOut', ...(endedBy === undefined ? {} : { endedBy }) };
    session.set(kept.with(withUncleared(closed, uncleared)));
    return ended;
  }
  const once = (work: () => Promise<Tokens | undefined>) => (ending ??= work().finally(() => (ending = undefined)));

  /** Ends the session, whatever state it is in. @returns the tokens that it had */
  const end = (endedBy?: 'provider') =>
    once(async () => {
      // A fault in the clearing must not keep anybody signed in.
      const uncleared = await parts.beforeSignOut().catch((error: unknown): readonly string[] => {
        fault('sign-out-incomplete')(error);
        return [];
      });
      await forgetUser();
      return close(uncleared, endedBy);
    });

  /** Keeps the session locked for its owner where the county allows, else ends it. @returns the tokens that it had */
  function giveUp(): Promise<Tokens | undefined> {
    const now = session.get();
    const minutes = workstation.quickSwitchMinutes;
    if (minutes === null || !('professional' in now)) return end();
    return once(async () => {
      await locking;
      const aside = await parts.setAside().catch((error: unknown) => {
        fault('not-set-aside')(error);
        return undefined;
      });
      await forgetUser();
      const { id, name } = now.professional;
      const { signedInAt } = now;
      // Where the provider signs the tools out, its own session ends too: there is none to be kept.
      const live = parts.clearTools === undefined ? undefined : tokens.get();
      if (aside !== undefined)
        kept.keep({ id, name, signedInAt, minutes, work: { restore: aside.restore, tokens: live } });
      return close(aside?.uncleared ?? []);
    });
  }

  /** Locks the screens at once. @returns when the tools have been cleared as well */
  async function lock(by: LockedBy): Promise<void> {
    const now = session.get();
    if (now.state !== 'signedIn') return;
    parts.forgetVisits();
    idle.stop();
    const { professional, signedInAt } = now;
    const { quickSwitchMinutes } = workstation;
    const kept = quickSwitchMinutes === null ? {} : { keptForMinutes: quickSwitchMinutes };
    const locked: Session = { state: 'locked', professional, signedInAt, lockedAt: iso(), lockedBy: by, ...kept };
    const tellUncleared = (names: readonly string[]) =>
      session.update((then) => (isSameWait(locked, then) ? withUncleared(then, names) : then));
    locking = parts.beforeLock().then(tellUncleared, fault('lock-incomplete'));
    session.set(locked);
    await locking;
  }

  /** Opens the session to the person who has signed in: a new one, the locked one, or the kept one of theirs. */
  async function open(professional: Professional, answer: Tokens): Promise<void> {
    const before = session.get();
    const unlocked = before.state === 'locked' && before.professional.id === professional.id;
    if (before.state === 'locked' && !unlocked) await giveUp();
    const own = unlocked ? undefined : kept.takeBack(professional.id);
    parting.clear();
    parted = false;
    parts.forgetVisits();
    const signedInAt = (unlocked ? before.signedInAt : own?.signedInAt) ?? iso();
    session.set({ state: 'signedIn', professional, signedInAt });
    tokens.put(answer);
    idle.start();
    if (unlocked) await parts.afterUnlock().catch(fault('unlock-incomplete'));
    own?.work.restore();
  }

  function fail(failure: SignInFailure): void {
    if (parted) void end('provider');
    else update((now) => afterFailure(now, failure));
  }

  return {
    session,
    tokens,
    open,
    end,
    giveUp,
    lock,
    fail,
    asking: () => session.update(whileAsking),
    /** Resolves when a lock that has begun has cleared the tools. */
    locked: () => locking,
    used: () => {
      idle.used();
      parts.onUsed?.();
    },
    hasKept: kept.any,
    /**
     * The provider has ended a session. A locked one whose place another person is just taking there waits for the answer:
     * it may still be unlocked by its owner, or given up for the other's.
     */
    async partedBy(goodbye: Goodbye): Promise<void> {
      kept.end(goodbye, parts.visiting());
      const current = tokens.get();
      if (current === undefined || !isMeant(goodbye, current.claims)) return;
      if (session.get().state !== 'locked' || !parts.visiting()) return void (await end('provider'));
      tokens.drop();
      parted = true;
      parting.set(clock.now() + PARTING_MS, () => void end('provider'));
    },
  };
}
export type Sessions = ReturnType<typeof createSessions>;
