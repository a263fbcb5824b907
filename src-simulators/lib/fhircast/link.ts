import { isFrozen, type BehaviourSwitch } from '../behaviour.js';
import type { Clock } from '../clock.js';
import { texts, type DraftTexts } from '../desk/texts.js';
import { askHub, type HubAccess } from './access.js';
import { createFollower, type FollowedDesk } from './follow.js';
import { createPublisher, type OwnChange, type Publisher } from './publisher.js';
import { createSubscriber } from './subscriber.js';
import { createComplaint } from './sync-error.js';
import { createTrouble } from './trouble.js';

export interface LinkParts {
  access: HubAccess;
  /** What the system calls itself to the workbench. */
  name: string;
  desk: FollowedDesk;
  words: DraftTexts;
  behaviour: BehaviourSwitch;
  clock: Clock;
  random: () => number;
  newId: () => string;
  /** The workbench's session is over. */
  onOver: () => void;
}

/** What a session needs of its link to the workbench. */
export interface Link {
  publish: (change: OwnChange) => void;
  /** Unsaved text was saved or dropped. */
  draftSettled: () => void;
  /** The troublemaker's switch was turned. */
  turned: () => void;
  close: () => Promise<void>;
}

/** A system that was opened without a workbench. */
export const noLink: Link = {
  publish: () => {},
  draftSettled: () => {},
  turned: () => {},
  close: async () => {},
};

/** A desk's link to the workbench by FHIRcast 3.0.0: follows its changes of client, and tells it of own ones. */
export function createLink({ access, desk, words, behaviour, clock, random, newId, onOver, name }: LinkParts): Link {
  /** An own change that the workbench has not heard of, because it did not answer. */
  let unheard: OwnChange | undefined;
  let closed = false;

  const publisher: Publisher = createPublisher({
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
  const complain = createComplaint(access, name, clock, newId);
  const follower = createFollower({
    desk,
    publisher,
    clock,
    words,
    complain: (about, reason) => void complain(about, reason),
    onSignOut: onOver,
    async askCurrent() {
      const response = await askHub(access, `/${encodeURIComponent(access.topic)}`);
      return response?.ok === true ? response.text() : undefined;
    },
  });
  const trouble = createTrouble({
    mode: behaviour.now,
    clock,
    decideNow: follower.decideNow,
    follow: follower.onEvent,
    refuse(answer) {
      desk.say(texts.refuses, 'warning');
      answer('409', texts.refuses);
    },
    hang: () => desk.setFault('hung'),
    crash() {
      desk.crash();
      subscriber.crash();
    },
  });
  const subscriber = createSubscriber({
    access,
    name,
    clock,
    random,
    isFrozen: () => isFrozen(behaviour.now()),
    onEvent: trouble.onEvent,
    onState(state) {
      if (closed) return;
      desk.setConnection(state);
      if (state !== 'connected') return;
      if (unheard !== undefined) return publisher.publish(unheard);
      const willing = behaviour.now() === 'normal' || behaviour.now() === 'late';
      if (willing) void follower.catchUp();
    },
    onOver: () => void desk.saveDraft(false).then(onOver),
  });

  return {
    publish(change) {
      unheard = change;
      publisher.publish(change);
    },
    draftSettled: follower.draftSettled,
    turned() {
      desk.setFault(null);
      trouble.turned();
      subscriber.resume();
    },
    async close() {
      closed = true;
      trouble.close();
      await subscriber.close();
    },
  };
}
