import type { Clock } from '#shared/clock.js';
import { type WireEvent, toText } from './events.js';
import { isConfirmed, noteSent, sentOf } from './ledger.js';
import type { Limits } from './limits.js';
import type { EventName } from './names.js';
import { type Subscription, type Subscriptions, wants } from './subscriptions.js';

/** How an event belongs to a change of client. */
export interface Belongs {
  change: string;
  /** Part of the change itself; otherwise something about the same client. */
  decides: boolean;
  /** The tool that published it: it may keep silent about what it did itself. */
  publisher?: string | undefined;
}

/** Sends events to those that subscribed to them, and keeps the time in which they must answer. */
export function createOutbox({
  subscriptions,
  clock,
  limits,
  onUnresponsive,
}: {
  subscriptions: Subscriptions;
  clock: Clock;
  limits: Limits;
  onUnresponsive: (subscription: Subscription, event: { id: string; name: EventName }) => void;
}) {
  /** Those whose answers are waited for from this moment on. */
  let watched: { from: number; sent: { to: Subscription; event: WireEvent }[] } | undefined;
  const texts = new WeakMap<WireEvent, Map<string, string>>();

  /** Made once for all that spell the name alike. */
  function textFor(event: WireEvent, { topic, wanted }: Subscription): string {
    const spelling = wanted.get(event.name) ?? event.name;
    const made = texts.get(event) ?? new Map<string, string>();
    texts.set(event, made);
    const text = made.get(`${topic} ${spelling}`) ?? toText(event, topic, spelling);
    made.set(`${topic} ${spelling}`, text);
    return text;
  }

  function sendTo(subscription: Subscription, event: WireEvent, { change, decides }: Belongs) {
    subscription.ledger = noteSent(subscription.ledger, event.id, { change, name: event.name, decides });
    subscription.channel?.send(textFor(event, subscription));
  }

  function watch(sent: { to: Subscription; event: WireEvent }[]) {
    if (sent.length === 0) return;
    const now = clock.now();
    // All tools that are told of a change at once have one timer: each would be carried along for ten seconds.
    if (watched?.from === now) return void watched.sent.push(...sent);
    const own = { from: now, sent: [...sent] };
    watched = own;
    clock.after(limits.answerMs, () => {
      if (watched === own) watched = undefined;
      for (const { to, event } of own.sent)
        if (to.channel !== undefined && sentOf(to.ledger, event.id)?.state === 'sent') onUnresponsive(to, event);
    });
    return undefined;
  }

  return {
    /**
     * Sends the events of a change to a tool's subscribers: to those that have not confirmed them, or, where all have and
     * `again` is not false, once more to all.
     * @returns false when nobody of the tool listens to any of them
     */
    deliver(tool: string, events: readonly WireEvent[], belongs: Belongs, again = true): boolean {
      const wanted = subscriptions
        .of(tool)
        .flatMap((to) => events.filter((event) => wants(to, event.name)).map((event) => ({ to, event })));
      const open = wanted.filter(({ to, event }) => !isConfirmed(to.ledger, event.id, belongs.change));
      const sent = open.length > 0 || !again ? open : wanted;
      for (const { to, event } of sent) sendTo(to, event, belongs);
      // Some clients skip the echo of what they published. One of several windows may not: the others must follow.
      const alone = belongs.publisher === tool && new Set(sent.map(({ to }) => to)).size === 1;
      if (!alone) watch(sent);
      return wanted.length > 0;
    },
    /** Sends an event that is nobody's change to all that subscribed to it; nobody waits for their answers. */
    announce(event: WireEvent, except: (subscription: Subscription) => boolean = () => false) {
      for (const to of subscriptions.all())
        if (!except(to) && wants(to, event.name)) to.channel?.send(textFor(event, to));
    },
    /** The same to one tool only. */
    announceTo(tool: string, event: WireEvent) {
      for (const to of subscriptions.of(tool)) if (wants(to, event.name)) to.channel?.send(textFor(event, to));
    },
  };
}
export type Outbox = ReturnType<typeof createOutbox>;
