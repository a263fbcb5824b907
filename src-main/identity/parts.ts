import type { County } from '#shared/county.js';
import type { Log } from '../log.js';
import type { Timing } from './alarm.js';

/** Why the professional is taken to the identity provider's pages. */
export type VisitPurpose = 'signIn' | 'unlock' | 'continue' | 'signOut';

/** How the host takes the professional to the identity provider and back. */
export interface SignInWindow {
  /** Where the provider sends the answer (RFC 8252 loopback redirect). */
  redirectUri: () => Promise<string>;
  postLogoutRedirectUri: () => Promise<string>;
  /**
   * Opens the provider's page; returns the address that the calling window itself must go to, if that is the way. To
   * `continue` or `unlock`, the provider's own session must still be there: a host that clears cookies keeps them.
   */
  open: (url: string, purpose?: VisitPurpose) => Promise<string | undefined>;
}

/** A professional's work while it waits, locked, for them to come back: nothing of it is anywhere else. */
export interface SetAside {
  /** Names of tools that may still show a client. */
  uncleared: readonly string[];
  /** Puts it back as it was. Called after the same person has signed in again. */
  restore: () => void;
}

/** What a session means to the rest of the workbench. */
export interface SessionHooks {
  /** Clears clients and tools; awaited before the session ends. Gives the names of tools that may still show a client. */
  beforeSignOut: () => Promise<readonly string[]>;
  /**
   * Clears clients and tools, and keeps what is to be come back to. Called while the professional is still signed in, but
   * the screens do not wait for its end. Gives the same.
   */
  beforeLock: () => Promise<readonly string[]>;
  /** The same professional is back. */
  afterUnlock: () => Promise<void>;
  /** Quick switch: clears everything as `beforeSignOut` does, and keeps the professional's own work aside. */
  setAside: () => Promise<SetAside>;
  /**
   * Forgets all that the tools keep of their log-ins, where the host can (`ToolViewHost.clearData`). Absent: the identity
   * provider signs the tools out, by its own log-out.
   */
  clearTools?: (() => Promise<void>) | undefined;
  /** What else must forget the professional: secrets, caches. Called at sign-out and at user switch. */
  onUserGone?: readonly (() => void | Promise<void>)[];
  /** Somebody uses the workbench: for figures of use. */
  onUsed?: () => void;
}

export interface IdentityParts extends SessionHooks {
  config: County['identityProvider'];
  workstation: Pick<County['workstation'], 'lockAfterMinutes' | 'quickSwitchMinutes'>;
  window: SignInWindow;
  clock: Timing;
  log: Log;
  /** Seconds since anything on the machine was used, where the host knows. */
  idleSeconds?: (() => number) | undefined;
  loginHint?: string;
}

export const described = (error: unknown) => (error instanceof Error ? error.message : String(error));
