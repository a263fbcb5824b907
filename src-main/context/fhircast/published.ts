import * as z from 'zod';
import { withoutPlaces } from '../../access/index.js';
import { parseTimestamp } from './timestamps.js';

/** One named entry of an event's context (§2.3), passed on as it came but for places and contact data. */
export type ContextEntry = z.infer<typeof entrySchema>;
const entrySchema = z.looseObject({ key: z.string() });

/** An event as a tool published it (FHIRcast §2.6). */
export interface Published {
  id: string;
  /** As the tool wrote it. */
  timestamp: string;
  /** The same in epoch milliseconds. */
  at: number;
  topic: string | undefined;
  name: string;
  context: readonly ContextEntry[];
  /** Some clients say here who they are. */
  subscriber: string | undefined;
}

const publishedSchema = z.looseObject({
  timestamp: z.string().max(64),
  id: z.union([z.string().min(1).max(200), z.number()]).transform(String),
  'subscriber.name': z.string().max(200).optional().catch(undefined),
  event: z.looseObject({
    'hub.topic': z.string().min(1).optional(),
    'hub.event': z.string().min(1).max(200),
    context: z
      .union([z.array(entrySchema), entrySchema.transform((one) => [one])])
      .nullish()
      .transform((entries) => entries ?? []),
  }),
});

/** Reads a published event. Unknown members are let through: other clients send more than we read. */
export function readPublished(body: unknown): Published | { wrong: string } {
  const parsed = publishedSchema.safeParse(body);
  if (!parsed.success) return { wrong: `malformed event: ${parsed.error.issues[0]?.path.join('.') ?? ''}` };
  const { timestamp, id, event } = parsed.data;
  const at = parseTimestamp(timestamp);
  if (at === undefined) return { wrong: 'malformed event: timestamp' };
  return {
    id,
    timestamp,
    at,
    topic: event['hub.topic'],
    name: event['hub.event'],
    context: event.context.map(withoutWhere),
    subscriber: parsed.data['subscriber.name'],
  };
}

const outcomeSchema = z.looseObject({ resourceType: z.literal('OperationOutcome') });

/**
 * The hub passes on who the client is and never where they are: addresses, contact data and units are not needed to follow,
 * and whether there is a turvakielto is not known yet when a tool hears of a client.
 */
function withoutWhere(entry: ContextEntry): ContextEntry {
  if (outcomeSchema.safeParse(entry['resource']).success) return entry;
  return entrySchema.safeParse(withoutPlaces(entry)).data ?? { key: entry.key };
}
