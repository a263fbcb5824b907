import type { Tokens } from './provider.js';

/** The professional is told so long before the session ends, in milliseconds. */
export const TOLD_BEFORE_MS = 120_000;
/** A renewal is tried so long before that: one that succeeds, nobody hears of. */
const RENEWED_BEFORE_MS = TOLD_BEFORE_MS + 30_000;
/** What lives shorter than this is not renewed any more: the provider gives no longer life. */
const SHORTEST_LIFE_MS = 60_000;

/** What is known of how long the tokens of a session live, all in epoch milliseconds. */
export type Lives = Pick<Tokens, 'receivedAt' | 'expiresAt' | 'refreshToken' | 'refreshEndsAt'>;

/** When the session ends by itself; undefined as long as it renews itself, or when the provider tells no time. */
export function endOf({ refreshToken, expiresAt, refreshEndsAt }: Lives): number | undefined {
  if (refreshToken === undefined) return expiresAt;
  return refreshEndsAt === undefined ? undefined : Math.max(refreshEndsAt, expiresAt ?? 0);
}

/** When to renew the tokens; undefined when they cannot be, or when it would not give more time. */
export function renewalOf({ receivedAt, refreshToken, expiresAt, refreshEndsAt }: Lives): number | undefined {
  if (refreshToken === undefined) return undefined;
  const first = Math.min(expiresAt ?? Number.POSITIVE_INFINITY, refreshEndsAt ?? Number.POSITIVE_INFINITY);
  const life = first - receivedAt;
  if (!Number.isFinite(first) || life < SHORTEST_LIFE_MS) return undefined;
  return Math.max(first - RENEWED_BEFORE_MS, receivedAt + life / 2);
}
