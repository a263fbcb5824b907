import type { Clock } from './clock.js';
import type { Tokens } from './relying-party.js';

const RENEW_BEFORE = 60_000;

/** Keeps a session's access token fresh. */
export function createTokens(
  first: Tokens,
  refresh: (tokens: Tokens) => Promise<Tokens | undefined>,
  clock: Pick<Clock, 'now'>,
) {
  let tokens: Tokens | undefined = first;
  let renewing: Promise<Tokens | undefined> | undefined;
  return {
    /** A token that is good now; `renew` when the last one was refused. Undefined when the session is over. */
    async get(renew: boolean): Promise<string | undefined> {
      if (tokens !== undefined && (renew || tokens.expires - clock.now().getTime() < RENEW_BEFORE)) {
        renewing ??= refresh(tokens).finally(() => (renewing = undefined));
        tokens = await renewing;
      }
      return tokens?.access;
    },
    replace: (next: Tokens) => void (tokens = next),
    drop: () => void (tokens = undefined),
  };
}
