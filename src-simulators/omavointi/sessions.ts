import { randomBytes } from 'node:crypto';
import type { Behaviours, BehaviourSwitch } from '../lib/behaviour.js';
import type { User } from '../lib/relying-party.js';

/** One signed-in professional. */
export interface OmavointiSession {
  user: User;
  /** Number of the provider's session. */
  sid: string | undefined;
  behaviour: BehaviourSwitch;
  /** The client whose page was given last; '' = the page without a client. */
  shown: string;
  /** Called when the troublemaker's switch is turned: requests that were left hanging. */
  hanging: Set<() => void>;
}

const MOST = 200;

/** The sessions of this service by their secret. The oldest gives way to a new one when there are too many. */
export function createSessions(behaviours: Behaviours) {
  const all = new Map<string, OmavointiSession & { close: () => void }>();
  return {
    of: (secret: string | undefined): OmavointiSession | undefined => all.get(secret ?? ''),
    /** @returns the secret of the new session */
    open(user: User, sid: string | undefined): string {
      const hanging = new Set<() => void>();
      const behaviour = behaviours.open(() => {
        const left = [...hanging];
        hanging.clear();
        for (const again of left) again();
      });
      const secret = randomBytes(24).toString('base64url');
      all.set(secret, { user, sid, behaviour, shown: '', hanging, close: behaviour.close });
      const [oldest] = all.keys();
      if (all.size > MOST && oldest !== undefined) {
        all.get(oldest)?.close();
        all.delete(oldest);
      }
      return secret;
    },
    /** The provider's session has ended: so does ours. */
    end(sid: string): void {
      for (const [secret, session] of all) {
        if (session.sid !== sid) continue;
        session.close();
        all.delete(secret);
      }
    },
  };
}
