import type { Clock } from '#shared/clock.js';
import { EMPTY_LEDGER, type Ledger } from './ledger.js';
import type { Limits } from './limits.js';
import { type EventName, type Wanted, listOf } from './names.js';
import type { Caller } from './types.js';

/** A subscriber's connection, as far as the hub uses it. */
export interface Channel {
  send: (text: string) => void;
  close: (code: number, reason?: string) => void;
}

/** One subscription: a window of a tool. A tool may hold several. */
export interface Subscription {
  /** Unguessable last part of its endpoint. */
  readonly key: string;
  readonly caller: Caller;
  readonly topic: string;
  /** As it calls itself in its subscription, for SyncErrors (§2.4). */
  readonly name: string;
  wanted: Wanted;
  leaseSeconds: number;
  channel: Channel | undefined;
  ledger: Ledger;
  /** Its connection broke and has not come back: nobody knows what it shows. */
  broken: boolean;
  /** Denied already; only its last answers are waited for. */
  retired: boolean;
}

interface Timers {
  lease: () => void;
  connect: () => void;
}

/** The subscriptions of one hub: who wants which events, until when, and over which socket. */
export function createSubscriptions({
  clock,
  limits,
  newKey,
  onExpired,
}: {
  clock: Clock;
  limits: Limits;
  newKey: () => string;
  /** The lease ended, or no socket came in time. */
  onExpired: (subscription: Subscription, why: 'lease expired' | 'never connected') => void;
}) {
  const byKey = new Map<string, Subscription>();
  const timers = new Map<string, Timers>();
  const none = () => {};

  function arm(subscription: Subscription, timer: keyof Timers, ms: number | undefined) {
    const own = timers.get(subscription.key) ?? { lease: none, connect: none };
    own[timer]();
    own[timer] =
      ms === undefined
        ? none
        : clock.after(ms, () => onExpired(subscription, timer === 'lease' ? 'lease expired' : 'never connected'));
    timers.set(subscription.key, own);
  }
  const all = () => [...byKey.values()];

  return {
    /** The subscription of an endpoint that can be used. */
    standing(key: string): Subscription | undefined {
      const one = byKey.get(key);
      return one?.retired === true ? undefined : one;
    },
    all,
    of: (tool: string) => all().filter(({ caller }) => caller.tool === tool),
    isConnected: (tool: string) => all().some(({ caller, channel }) => caller.tool === tool && channel !== undefined),
    /** @returns false when this tool, or the hub, has as many as it may */
    hasRoom: (tool: string) =>
      byKey.size < limits.subscriptions &&
      all().filter(({ caller }) => caller.tool === tool).length < limits.subscriptionsPerTool,
    add(
      caller: Caller,
      topic: string,
      asked: { name: string | undefined; wanted: Wanted; leaseSeconds: number },
    ): Subscription {
      const subscription: Subscription = {
        key: newKey(),
        caller,
        topic,
        name: asked.name ?? caller.name,
        wanted: asked.wanted,
        leaseSeconds: asked.leaseSeconds,
        channel: undefined,
        ledger: EMPTY_LEDGER,
        broken: false,
        retired: false,
      };
      byKey.set(subscription.key, subscription);
      arm(subscription, 'lease', asked.leaseSeconds * 1000);
      arm(subscription, 'connect', limits.connectMs);
      return subscription;
    },
    /** Subscribes anew on the same endpoint: other events, a new lease. */
    renew(subscription: Subscription, wanted: Wanted, leaseSeconds: number) {
      subscription.wanted = wanted;
      subscription.leaseSeconds = leaseSeconds;
      arm(subscription, 'lease', leaseSeconds * 1000);
    },
    /** A socket came. What an earlier one was told counts no more: its page may be another one. */
    connected(subscription: Subscription, channel: Channel) {
      subscription.channel = channel;
      subscription.ledger = EMPTY_LEDGER;
      subscription.broken = false;
      arm(subscription, 'connect', undefined);
    },
    /** The socket went; it may come back to the same endpoint for a while. */
    disconnected(subscription: Subscription, how: 'closed' | 'lost') {
      subscription.channel = undefined;
      subscription.broken = how === 'lost';
      arm(subscription, 'connect', limits.connectMs);
    },
    /** Takes a subscription away for good: its endpoint is never usable again. @returns whether it was there */
    remove(subscription: Subscription): boolean {
      if (!byKey.delete(subscription.key)) return false;
      timers.get(subscription.key)?.lease();
      timers.get(subscription.key)?.connect();
      timers.delete(subscription.key);
      return true;
    },
  };
}
export type Subscriptions = ReturnType<typeof createSubscriptions>;

/** Says on the socket that a subscription stands (§2.4, confirmation). */
export function sendConfirmation({ channel, topic, wanted, leaseSeconds }: Subscription) {
  channel?.send(
    JSON.stringify({
      'hub.mode': 'subscribe',
      'hub.topic': topic,
      'hub.events': listOf(wanted),
      'hub.lease_seconds': leaseSeconds,
    }),
  );
}

/** Says on the socket that a subscription ends (§2.4, denial). */
export function sendDenial({ channel, topic, wanted }: Subscription, reason: string) {
  channel?.send(
    JSON.stringify({
      'hub.mode': 'denied',
      'hub.topic': topic,
      'hub.events': listOf(wanted),
      'hub.reason': reason,
    }),
  );
}

export const wants = ({ channel, wanted, retired }: Subscription, name: EventName): boolean =>
  channel !== undefined && !retired && wanted.has(name);
