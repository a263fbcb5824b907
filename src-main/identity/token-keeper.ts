import { ResponseBodyError } from 'openid-client';
import type { Log } from '../log.js';
import { type Timing, createAlarm } from './alarm.js';
import { TOLD_BEFORE_MS, endOf, renewalOf } from './expiry.js';
import type { Provider, Tokens } from './provider.js';

/** Less life than this, and an access token is renewed before it is given to anybody, in milliseconds. */
const FRESH_MS = 30_000;
const RETRY_MS = 15_000;

/**
 * Keeps the tokens of the session, in memory only, and renews them in time. Renewals never overlap: a provider takes a
 * refresh token that comes twice for a stolen one.
 * @param onEndNear when the session ends unless it is continued, or undefined when that is not near (any more)
 * @param onEnd that time has come
 */
export function createTokenKeeper({
  provider,
  clock,
  log,
  onEndNear,
  onEnd,
}: {
  provider: Pick<Provider, 'refresh'>;
  clock: Timing;
  log: Log;
  onEndNear: (at: number | undefined) => void;
  onEnd: () => void;
}) {
  let tokens: Tokens | undefined;
  let renewing: Promise<void> | undefined;
  const ending = createAlarm(clock);
  const renewal = createAlarm(clock);

  function plan(now: Tokens): void {
    const [end, renewAt] = [endOf(now), renewalOf(now)];
    if (renewAt === undefined) renewal.clear();
    else renewal.set(renewAt, () => void renew());
    const tell = (at: number) => {
      onEndNear(at);
      ending.set(at, onEnd);
    };
    if (end !== undefined && end - TOLD_BEFORE_MS <= clock.now()) return tell(end);
    onEndNear(undefined);
    return end === undefined ? ending.clear() : ending.set(end - TOLD_BEFORE_MS, () => tell(end));
  }
  function put(next: Tokens): void {
    tokens = next;
    plan(next);
  }

  function renew(): Promise<void> {
    renewing ??= renewNow().finally(() => (renewing = undefined));
    return renewing;
  }
  async function renewNow(): Promise<void> {
    const before = tokens;
    if (before?.refreshToken === undefined) return;
    try {
      const next = await provider.refresh(before, clock.now());
      if (tokens === before) put(next);
    } catch (error) {
      if (tokens !== before) return;
      // The provider is away: the session goes on, and it is asked again. Its own word ends what can be renewed.
      const refused = error instanceof ResponseBodyError && error.error === 'invalid_grant';
      log('warn', refused ? 'renewal-refused' : 'renewal-failed');
      if (refused) put({ ...before, refreshToken: undefined, expiresAt: before.expiresAt ?? clock.now() });
      else renewal.set(clock.now() + RETRY_MS, () => void renew());
    }
  }

  return {
    get: () => tokens,
    put,
    /** The session is over, or nobody may use its tokens any more. */
    drop(): void {
      tokens = undefined;
      ending.clear();
      renewal.clear();
    },
    /** The access token for the county's services, renewed when it is about to end; undefined when there is none. */
    async accessToken(): Promise<string | undefined> {
      const isFresh = () =>
        tokens !== undefined && (tokens.expiresAt === undefined || tokens.expiresAt - clock.now() > FRESH_MS);
      if (!isFresh()) await renew();
      const now = tokens;
      return now !== undefined && (now.expiresAt === undefined || now.expiresAt > clock.now())
        ? now.accessToken
        : undefined;
    },
  };
}
