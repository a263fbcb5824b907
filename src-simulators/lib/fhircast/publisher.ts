import type { Clock } from '../clock.js';
import { askHub, type HubAccess } from './access.js';

/** A change that begins in this system; `patient` is what the event's context carries. */
export interface OwnChange {
  event: 'Patient-open' | 'Patient-close';
  patient: unknown;
}

export type PublishResult = { done: true } | { done: false; status: number | undefined };

export interface PublisherParts {
  access: HubAccess;
  clock: Clock;
  newId: () => string;
  /** How the newest change went; changes that a newer one overtook are never told. */
  onResult: (result: PublishResult) => void;
}

/**
 * Publishes own changes to the hub (FHIRcast 3.0.0 §2.6), at once and one at a time: of those that come while one is
 * on its way only the last is sent. Timestamps always grow, also when two clicks share a millisecond.
 */
export function createPublisher({ access, clock, newId, onResult }: PublisherParts) {
  let lastAt = 0;
  let sending = false;
  let waiting: { body: string } | undefined;
  let settledAt = 0;

  async function run() {
    sending = true;
    for (let next = waiting; next !== undefined; next = waiting) {
      waiting = undefined;
      const headers = { 'content-type': 'application/json' };
      const response = await askHub(access, '', { method: 'POST', body: next.body, headers });
      await response?.body?.cancel();
      settledAt = clock.now().getTime();
      if (waiting === undefined)
        onResult(response?.ok === true ? { done: true } : { done: false, status: response?.status });
    }
    sending = false;
  }

  return {
    publish({ event, patient }: OwnChange) {
      lastAt = Math.max(clock.now().getTime(), lastAt + 1);
      waiting = {
        body: JSON.stringify({
          timestamp: new Date(lastAt).toISOString(),
          id: newId(),
          event: {
            'hub.topic': access.topic,
            'hub.event': event,
            context: [{ key: 'patient', resource: patient }],
          },
        }),
      };
      if (!sending) void run();
    },
    /** When the newest own change was made (epoch ms; 0 = never), and when the hub had answered it. */
    own: () => ({ at: lastAt, answeredAt: sending ? undefined : settledAt }),
  };
}
export type Publisher = ReturnType<typeof createPublisher>;
