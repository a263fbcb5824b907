import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { FhircastEvent } from './messages.js';

export interface Subscription {
  /** Unguessable last part of its socket's address. */
  key: string;
  tool: string;
  topic: string;
  events: string[];
  leaseSeconds: number;
  socket: WebSocket | null;
  lease: NodeJS.Timeout;
}

const MAX_SUBSCRIPTIONS = 64;
export const MAX_LEASE_SECONDS = 12 * 3600;

/** The subscriptions of one hub: who wants which events, until when, and over which socket. */
export function createSubscriptions({ onGone }: { onGone: (subscription: Subscription) => void }) {
  const byKey = new Map<string, Subscription>();

  function remove(subscription: Subscription, reason?: string) {
    if (!byKey.delete(subscription.key)) return;
    clearTimeout(subscription.lease);
    const { socket } = subscription;
    subscription.socket = null;
    if (socket !== null) {
      if (reason !== undefined) {
        socket.send(
          JSON.stringify({
            'hub.mode': 'denied',
            'hub.topic': subscription.topic,
            'hub.events': subscription.events.join(','),
            'hub.reason': reason,
          }),
        );
      }
      socket.close(1000);
    }
    onGone(subscription);
  }

  const arm = (subscription: Subscription) => {
    clearTimeout(subscription.lease);
    subscription.lease = setTimeout(() => remove(subscription, 'lease expired'), subscription.leaseSeconds * 1000);
    subscription.lease.unref();
  };

  return {
    byKey: (key: string) => byKey.get(key),
    /** A new subscription, or undefined when there are too many. */
    add(tool: string, topic: string, events: string[], leaseSeconds: number): Subscription | undefined {
      if (byKey.size >= MAX_SUBSCRIPTIONS) return undefined;
      const subscription = {
        key: randomBytes(24).toString('base64url'),
        tool,
        topic,
        events,
        leaseSeconds,
        socket: null,
        lease: setTimeout(() => {}, 0),
      };
      byKey.set(subscription.key, subscription);
      arm(subscription);
      return subscription;
    },
    /** Changes events and lease of one that stands (re-subscription). */
    renew(subscription: Subscription, events: string[], leaseSeconds: number) {
      subscription.events = events;
      subscription.leaseSeconds = leaseSeconds;
      arm(subscription);
    },
    remove,
    removeAll(reason: string) {
      for (const subscription of byKey.values()) remove(subscription, reason);
    },
    isConnected: (tool: string) => [...byKey.values()].some((one) => one.tool === tool && one.socket !== null),
    /** Sends to the tool's sockets that want the event. @returns whether any does */
    send(tool: string, event: FhircastEvent): boolean {
      const name = event.event['hub.event'].toLowerCase();
      const wanting = [...byKey.values()].filter(
        (one) => one.tool === tool && one.socket !== null && one.events.some((wanted) => wanted.toLowerCase() === name),
      );
      const text = JSON.stringify(event);
      for (const one of wanting) one.socket?.send(text);
      return wanting.length > 0;
    },
  };
}
