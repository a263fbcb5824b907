import type { Clock } from '#shared/clock.js';
import type { BindingEvents } from '../binding.js';
import type { Limits } from './limits.js';
import type { Wanted } from './names.js';
import { mayUse } from './scopes.js';
import type { SubscriptionRequest } from './subscription-request.js';
import { type Subscription, type Subscriptions, sendConfirmation } from './subscriptions.js';
import { type Caller, type Reply, refuse } from './types.js';

/** Last part of an endpoint, which clients name as a whole address or as its path only. */
export const keyIn = (endpoint: string): string => endpoint.replace(/\/+$/, '').split('/').at(-1) ?? '';

/** Whether a subscription has come to want an event that tells of an open context. */
const gains = (before: Wanted, after: Wanted) =>
  (['Patient-open', 'Encounter-open'] as const).some((name) => after.has(name) && !before.has(name));

/** Answers subscription requests (FHIRcast §2.4): subscribe, subscribe anew on the same endpoint, unsubscribe. */
export function createSubscribing({
  subscriptions,
  topic,
  endpointOf,
  clock,
  limits,
  joined,
  unsubscribed,
}: {
  subscriptions: Subscriptions;
  topic: () => string;
  endpointOf: (subscription: Subscription) => string;
  clock: Clock;
  limits: Limits;
  joined: (caller: Caller) => ReturnType<BindingEvents['joined']>;
  unsubscribed: (subscription: Subscription) => void;
}) {
  const accepted = (subscription: Subscription): Reply => ({
    status: 202,
    body: { 'hub.channel.endpoint': endpointOf(subscription) },
  });

  /** Never beyond the token (§2.4). */
  function leaseFor(caller: Caller, asked: number | undefined): number {
    const { expiresAt } = caller;
    const left = expiresAt === undefined ? Infinity : Math.floor((expiresAt - clock.now()) / 1000);
    return Math.min(asked ?? limits.defaultLeaseSeconds, limits.maxLeaseSeconds, left);
  }

  function unsubscribe(caller: Caller, request: SubscriptionRequest, standing: Subscription | undefined): Reply {
    const [only, ...others] = subscriptions.of(caller.tool);
    const one = request.endpoint === undefined && others.length === 0 ? only : standing;
    if (one === undefined) return refuse(400, 'hub.channel.endpoint is needed to unsubscribe');
    unsubscribed(one);
    return accepted(one);
  }

  return (caller: Caller, request: SubscriptionRequest): Reply => {
    if (request.topic !== topic()) return refuse(404, 'unknown hub.topic');
    const standing = request.endpoint === undefined ? undefined : subscriptions.standing(keyIn(request.endpoint));
    if (request.endpoint !== undefined && standing?.caller.tool !== caller.tool)
      return refuse(404, 'unknown hub.channel.endpoint');
    if (request.mode === 'unsubscribe') return unsubscribe(caller, request, standing);
    const { wanted } = request;
    if (wanted.size === 0) return refuse(400, 'hub.events names no event that this hub supports');
    const denied = [...wanted.keys()].find((event) => !mayUse(caller.scopes, event, 'read'));
    if (denied !== undefined) return refuse(403, `the token has no scope to read ${denied}`);
    const lease = leaseFor(caller, request.leaseSeconds);
    if (lease < 1) return refuse(401, 'the access token has expired');
    if (standing === undefined) {
      if (!subscriptions.hasRoom(caller.tool)) return refuse(429, 'too many subscriptions');
      return accepted(subscriptions.add(caller, request.topic, { name: request.name, wanted, leaseSeconds: lease }));
    }
    const more = gains(standing.wanted, wanted);
    subscriptions.renew(standing, wanted, lease);
    sendConfirmation(standing);
    // What is open now is news to one that has only now asked for it.
    if (more && standing.channel !== undefined) joined(caller);
    return accepted(standing);
  };
}
