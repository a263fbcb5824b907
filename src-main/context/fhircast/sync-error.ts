import * as z from 'zod';
import { wordsOfOutcome } from './answers.js';
import type { WireEvent } from './events.js';
import type { EventName } from './names.js';
import type { ContextEntry } from './published.js';

const SYSTEM = 'https://fhircast.hl7.org/events/syncerror';

/** What a SyncError is about (FHIRcast §3.2.1). */
export interface SyncFault {
  /** The event that was not followed; absent where a connection broke before any was sent. */
  event: { id: string; name: EventName } | undefined;
  /** `subscriber.name` of the one that did not follow. */
  subscriber: string;
  what: 'refused' | 'notDelivered' | 'lost' | 'notMade';
}

const WORDS: Record<SyncFault['what'], (name: string, event: string) => string> = {
  refused: (name, event) => `${name} refused ${event}`,
  notDelivered: (name, event) => `${event} was not delivered to ${name}`,
  lost: (name) => `The connection of ${name} was lost`,
  notMade: (_, event) => `${event} was refused and has not been made`,
};

/** A SyncError of the hub's own: names the event and the subscriber, never a client. */
export function syncErrorEvent({ event, subscriber, what }: SyncFault, id: string, at: number): WireEvent {
  const coding = (kind: string, code: string) => ({ system: `${SYSTEM}/${kind}`, code });
  const issue = {
    severity: 'warning',
    code: 'processing',
    diagnostics: WORDS[what](subscriber, event?.name ?? 'The event'),
    details: {
      coding: [
        ...(event === undefined ? [] : [coding('eventid', event.id), coding('eventname', event.name)]),
        coding('subscriber', subscriber),
      ],
    },
  };
  const resource = { resourceType: 'OperationOutcome', issue: [issue] };
  return {
    id,
    timestamp: new Date(at).toISOString(),
    name: 'SyncError',
    context: [{ key: 'operationoutcome', resource }],
  };
}

const outcomeSchema = z.looseObject({
  resourceType: z.literal('OperationOutcome'),
  issue: z
    .array(
      z.looseObject({
        details: z
          .looseObject({
            coding: z.array(z.looseObject({ system: z.string().optional(), code: z.string().optional() })).default([]),
          })
          .optional(),
      }),
    )
    .min(1),
});

/** What a tool's own SyncError says: the event that it could not follow and why; undefined when it holds no outcome. */
export function readSyncError(
  context: readonly ContextEntry[],
): { eventId: string | undefined; detail: string | undefined } | undefined {
  const resource = context.find((one) => one.key.toLowerCase() === 'operationoutcome')?.['resource'];
  const parsed = outcomeSchema.safeParse(resource);
  if (!parsed.success) return undefined;
  const codings = parsed.data.issue.flatMap((issue) => issue.details?.coding ?? []);
  const eventId = codings.find(({ system }) => system?.toLowerCase().endsWith('/syncerror/eventid'))?.code;
  return { eventId, detail: wordsOfOutcome(resource) };
}
