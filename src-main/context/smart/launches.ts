import { createHash } from 'node:crypto';
import type { ClientReference } from '#shared/context.js';

/** What a launch is good for: this frame of this tool, for this client in this context, in this person's hands. */
export interface Launch<Owner> {
  owner: Owner;
  tool: string;
  clientId: string;
  user: string;
  /** The change that the frame was told of. */
  change: string;
  /** Number of the context that it made. */
  version: number;
  client: ClientReference;
}

/** What the tool's client said at the authorization endpoint. */
export interface Asked {
  clientId: string;
  redirectUri: string;
  /** PKCE challenge, method S256. */
  challenge: string;
  /** Scopes to be granted. */
  scopes: readonly string[];
  /** Comes back in the ID token (OpenID Connect Core §3.1.2.1). */
  nonce?: string | undefined;
}

export interface Grant<Owner> {
  launch: Launch<Owner>;
  token: string;
  scopes: readonly string[];
  nonce?: string | undefined;
  /** Epoch milliseconds. */
  expiresAt: number;
}

interface Code<Owner> {
  launch: Launch<Owner>;
  asked: Asked;
  expiresAt: number;
  /** Set once it was redeemed: the token that came of it. */
  token?: string;
}

/** A launch or code that is not used within this is worth nothing. */
export const ONE_TIME_MS = 60_000;
export const TOKEN_MS = 3_600_000;

/**
 * The launches, codes and tokens of the tools that follow by SMART relaunch: each used once, within its time, by whom it
 * was made for, and only while its context is the present one.
 * @param holds is the launch still of the present context and person?
 */
export function createLaunches<Owner>({
  random,
  now,
  holds,
}: {
  random: () => string;
  now: () => number;
  holds: (launch: Launch<Owner>) => boolean;
}) {
  const launches = new Map<string, { launch: Launch<Owner>; expiresAt: number }>();
  const codes = new Map<string, Code<Owner>>();
  const tokens = new Map<string, Grant<Owner>>();

  function dropWhere(useless: (launch: Launch<Owner>) => boolean): void {
    for (const store of [launches, codes, tokens])
      for (const [key, { launch, expiresAt }] of store) if (expiresAt <= now() || useless(launch)) store.delete(key);
  }

  return {
    /** A new launch parameter; every earlier one of the same frame is worth nothing from now on. */
    issue(launch: Launch<Owner>): string {
      dropWhere(({ owner }) => owner === launch.owner);
      const key = random();
      launches.set(key, { launch, expiresAt: now() + ONE_TIME_MS });
      return key;
    },

    /** @returns a code, or undefined when the launch is not this client's to use, or no longer */
    authorize(key: string, asked: Asked): string | undefined {
      const found = launches.get(key);
      if (found === undefined || found.launch.clientId !== asked.clientId) return undefined;
      launches.delete(key);
      if (found.expiresAt <= now() || !holds(found.launch)) return undefined;
      const code = random();
      codes.set(code, { launch: found.launch, asked, expiresAt: now() + ONE_TIME_MS });
      return code;
    },

    /** @returns the token, or undefined (`invalid_grant`). A code that comes twice takes its token with it (RFC 6749 §4.1.2). */
    redeem(code: string, shown: { clientId: string; redirectUri: string; verifier: string }): Grant<Owner> | undefined {
      const found = codes.get(code);
      if (found === undefined) return undefined;
      if (found.token !== undefined) {
        tokens.delete(found.token);
        return undefined;
      }
      // Whoever shows it wrongly once has had their one try.
      const { launch, asked, expiresAt } = found;
      codes.delete(code);
      if (shown.clientId !== asked.clientId || shown.redirectUri !== asked.redirectUri) return undefined;
      if (challengeOf(shown.verifier) !== asked.challenge || expiresAt <= now() || !holds(launch)) return undefined;
      const { scopes, nonce } = asked;
      const grant = { launch, token: random(), scopes, nonce, expiresAt: now() + TOKEN_MS };
      codes.set(code, { ...found, token: grant.token });
      tokens.set(grant.token, grant);
      return grant;
    },

    /** Whom a token stands for; undefined when it is worth nothing. */
    holder(token: string): Grant<Owner> | undefined {
      const grant = tokens.get(token);
      return grant !== undefined && grant.expiresAt > now() && holds(grant.launch) ? grant : undefined;
    },

    revoke: (owner: Owner): void => dropWhere((launch) => launch.owner === owner),
    revokeAll: (): void => dropWhere(() => true),
  };
}
export type Launches<Owner> = ReturnType<typeof createLaunches<Owner>>;

/** PKCE, method S256 (RFC 7636). */
export const challengeOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');
