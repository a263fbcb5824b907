import type { Log } from '../log.js';
import { type Timing, createAlarm } from './alarm.js';
import { type KeptSessions, keep, overAt, takeBack, withKept } from './kept.js';
import { type Goodbye, isMeant } from './logout-token.js';
import { described } from './parts.js';
import type { Provider, Tokens } from './provider.js';

/** What waits for a person: how to put their work back, and the tokens of a session that the provider still has. */
export interface KeptWork {
  restore: () => void;
  tokens: Tokens | undefined;
}

/**
 * The locked sessions of others that are kept for a while. What is over is ended truly: the work is forgotten, and the
 * provider is told to forget its tokens.
 * @param onChange those that are kept are others now
 */
export function createKeptSessions({
  provider,
  clock,
  log,
  onChange,
}: {
  provider: Pick<Provider, 'revoke'>;
  clock: Timing;
  log: Log;
  onChange: () => void;
}) {
  let all: KeptSessions<KeptWork> = [];
  const alarm = createAlarm(clock);

  function put(next: KeptSessions<KeptWork>): void {
    all = next;
    const first = Math.min(...all.map(({ until }) => until));
    if (Number.isFinite(first)) alarm.set(first, endOver);
    else alarm.clear();
  }
  const revoke = ({ tokens }: KeptWork) => {
    if (tokens !== undefined)
      void provider.revoke(tokens).catch((error: unknown) => log('warn', 'not-revoked', { detail: described(error) }));
  };
  function endOver(): void {
    const { still, over } = overAt(all, clock.now());
    put(still);
    for (const { work } of over) revoke(work);
    if (over.length > 0) onChange();
  }

  return {
    keep(one: { id: string; name: string; signedInAt: string; minutes: number; work: KeptWork }): void {
      const { minutes, ...rest } = one;
      put(keep(all, { ...rest, until: clock.now() + minutes * 60_000 }));
    },
    /** Gives a person's own work back, if it still waits; the former tokens are given up for the new ones. */
    takeBack(id: string) {
      const { own, rest } = takeBack(all, id, clock.now());
      put(rest);
      if (own !== undefined) revoke(own.work);
      return own;
    },
    /**
     * The provider has ended a session: so do we.
     * @param replaced another person is signing in there just now, in its place: then only its tokens are gone. The work
     *   waits on, for a new proof of who its owner is.
     */
    end(goodbye: Goodbye, replaced: boolean): void {
      const meant = ({ work }: { work: KeptWork }) => work.tokens !== undefined && isMeant(goodbye, work.tokens.claims);
      const before = all.length;
      put(
        replaced
          ? all.map((one) => (meant(one) ? { ...one, work: { ...one.work, tokens: undefined } } : one))
          : all.filter((one) => !meant(one)),
      );
      if (all.length < before) onChange();
    },
    any: () => all.length > 0,
    with: (session: Parameters<typeof withKept>[0]) => withKept(session, all),
  };
}
