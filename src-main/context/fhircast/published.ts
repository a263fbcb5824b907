import * as z from 'zod';
import { parseTimestamp } from './timestamps.js';

/** One named entry of an event's context (§2.3), passed on as it came. */
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
    context: event.context,
    subscriber: parsed.data['subscriber.name'],
  };
}
