import type { Clock } from '../lib/clock.js';
import type { RelyingParty, Tokens, User } from '../lib/relying-party.js';
import { createDesk } from './desk.js';
import { createFollower } from './follow.js';
import { askHub, type HubAccess } from './hub/access.js';
import { createPublisher, type OwnChange, type Publisher } from './hub/publisher.js';
import { createSubscriber } from './hub/subscriber.js';
import type { Records } from './records/index.js';
import { texts } from './texts.js';

/** The workbench that a launch named. */
export interface Launch {
  hub: { url: string; topic: string } | undefined;
}

export interface SessionParts {
  user: User;
  tokens: Tokens;
  launch: Launch;
  records: Records;
  refresh: RelyingParty<Launch>['refresh'];
  clock: Clock;
  random: () => number;
  newId: () => string;
  onEnd: () => void;
}

const RENEW_BEFORE = 60_000;
/** A session that nobody looks at ends after this. */
const UNWATCHED = 120_000;
const noPublisher: Pick<Publisher, 'publish' | 'own'> = {
  publish: () => {},
  own: () => ({ at: 0, answeredAt: 0 }),
};

/** One signed-in professional's session: the desk, and the link to the workbench that launched it. */
export function createSession(parts: SessionParts) {
  const { user, launch, records, refresh, clock, random, newId, onEnd } = parts;
  let tokens: Tokens | undefined = parts.tokens;
  let renewing: Promise<Tokens | undefined> | undefined;
  /** An own change that the workbench has not heard of, because it did not answer. */
  let unheard: OwnChange | undefined;
  let cancelIdle = () => {};
  let ended = false;

  async function token(renew: boolean): Promise<string | undefined> {
    if (tokens !== undefined && (renew || tokens.expires - clock.now().getTime() < RENEW_BEFORE)) {
      renewing ??= refresh(tokens).finally(() => (renewing = undefined));
      tokens = await renewing;
    }
    return tokens?.access;
  }
  const access: HubAccess | undefined = launch.hub === undefined ? undefined : { ...launch.hub, token };

  const publisher =
    access === undefined
      ? noPublisher
      : createPublisher({
          access,
          clock,
          newId,
          onResult(result) {
            const silent = !result.done && result.status === undefined;
            if (silent) return desk.say(texts.notPublished, 'warning');
            unheard = undefined;
            if (!result.done && result.status !== undefined) desk.say(texts.refused(result.status), 'warning');
          },
        });
  const publish = (change: OwnChange) => {
    unheard = change;
    publisher.publish(change);
  };
  const desk = createDesk({ user, records, clock, publish, connection: access === undefined ? 'off' : 'connecting' });
  const askCurrent = async () => {
    const response = access && (await askHub(access, `/${encodeURIComponent(access.topic)}`));
    return response?.ok === true ? response.text() : undefined;
  };
  const follower = createFollower({ desk, publisher, clock, askCurrent, onSignOut: () => void end() });
  const subscriber =
    access &&
    createSubscriber({
      access,
      clock,
      random,
      onEvent: follower.onEvent,
      onState(state) {
        if (ended) return;
        desk.setConnection(state);
        if (state !== 'connected') return;
        if (unheard === undefined) void follower.catchUp();
        else publisher.publish(unheard);
      },
      onOver: () => void desk.saveDraft(false).then(end),
    });

  async function end(): Promise<void> {
    if (ended) return;
    ended = true;
    cancelIdle();
    desk.end();
    onEnd();
    await subscriber?.close();
    tokens = undefined;
  }

  void desk.refreshWorkList();
  return {
    user,
    launch,
    desk,
    draftSettled: follower.draftSettled,
    /** New tokens of the same person, after a new launch from the same workbench. */
    renew: (next: Tokens) => void (tokens = next),
    /** Call when a window opens or closes. */
    watched() {
      cancelIdle();
      if (desk.windows.count() === 0) cancelIdle = clock.after(UNWATCHED, () => void end());
    },
    end,
  };
}
export type Session = ReturnType<typeof createSession>;
