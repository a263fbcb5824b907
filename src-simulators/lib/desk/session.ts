import type { Behaviours } from '../behaviour.js';
import type { Clock } from '../clock.js';
import type { RelyingParty, Tokens, User } from '../relying-party.js';
import { createTokens } from '../tokens.js';
import type { BehaviourSwitch } from '../behaviour.js';
import type { Desk } from './desk.js';

/** A session that nobody looks at ends after this. */
const UNWATCHED = 120_000;

export interface SessionParts<L> {
  user: User;
  tokens: Tokens;
  launch: L;
  refresh: RelyingParty<L>['refresh'];
  clock: Clock;
  behaviours: Behaviours;
  onEnd: () => void;
}

/** What is begun for a session: its desk, and the link of that desk to the workbench. */
export interface Begun<D> {
  desk: D;
  link: { draftSettled: () => void; turned: () => void; close: () => Promise<void> };
}
interface Inside {
  /** A good access token; undefined when the session is over. */
  token: (renew: boolean) => Promise<string | undefined>;
  behaviour: BehaviourSwitch;
  end: () => Promise<void>;
}

/** One signed-in professional's session. It ends when the workbench says so, or when nobody looks at it any more. */
export function createSession<L, D extends Desk, B extends Begun<D>>(
  parts: SessionParts<L>,
  begin: (inside: Inside) => B,
) {
  const { user, launch, clock, onEnd } = parts;
  const tokens = createTokens(parts.tokens, parts.refresh, clock);
  let cancelIdle = () => {};
  let ended = false;
  const behaviour = parts.behaviours.open((mode) => {
    begun.desk.setBehaviour(mode);
    begun.link.turned();
  });

  async function end(): Promise<void> {
    if (ended) return;
    ended = true;
    cancelIdle();
    behaviour.close();
    begun.desk.end();
    onEnd();
    await begun.link.close();
    tokens.drop();
  }

  const begun = begin({ token: tokens.get, behaviour, end });
  return {
    ...begun,
    user,
    launch,
    behaviour,
    /** A new launch from the same workbench: a system that is started again is in order, unless all of them are not. */
    renew(next: Tokens) {
      tokens.replace(next);
      behaviour.set(parts.behaviours.standing());
    },
    watched() {
      cancelIdle();
      if (begun.desk.windows.count() === 0) cancelIdle = clock.after(UNWATCHED, () => void end());
    },
    end,
  };
}
