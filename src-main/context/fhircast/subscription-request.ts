import * as z from 'zod';
import { type Wanted, parseWanted } from './names.js';

/** A subscription request as it is meant (FHIRcast §2.4). */
export interface SubscriptionRequest {
  mode: 'subscribe' | 'unsubscribe';
  topic: string;
  wanted: Wanted;
  leaseSeconds: number | undefined;
  /** The endpoint of a standing subscription: whole, or its path only. */
  endpoint: string | undefined;
  name: string | undefined;
}

const textSchema = z.union([z.string(), z.number()]).transform((value) => String(value).trim());
const fieldsSchema = z.looseObject({
  'hub.channel.type': textSchema.optional(),
  'hub.mode': textSchema,
  'hub.topic': textSchema,
  'hub.events': z.union([textSchema, z.array(z.string()).transform((names) => names.join(','))]).optional(),
  'hub.lease_seconds': textSchema.optional(),
  /** What some clients of earlier drafts call it. */
  'hub.lease': textSchema.optional(),
  'hub.channel.endpoint': textSchema.optional(),
  'subscriber.name': textSchema.optional(),
});

/** The fields of a form body; the name of one that comes twice, which §2.4 forbids. */
export function readForm(text: string): { fields: Record<string, string> } | { repeated: string } {
  const fields: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    if (Object.hasOwn(fields, name)) return { repeated: name };
    Object.defineProperty(fields, name, { value, enumerable: true });
  }
  return { fields };
}

/** Reads a subscription request from its fields. @returns what is wrong with it, in words for the client's developer */
export function readSubscription(fields: unknown): SubscriptionRequest | { wrong: string } {
  const parsed = fieldsSchema.safeParse(fields);
  if (!parsed.success) return { wrong: `malformed ${parsed.error.issues[0]?.path.join('.') ?? 'request'}` };
  const of = (name: keyof z.infer<typeof fieldsSchema>) => {
    const value = parsed.data[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const mode = of('hub.mode')?.toLowerCase();
  const topic = of('hub.topic');
  const channel = of('hub.channel.type')?.toLowerCase();
  const lease = of('hub.lease_seconds') ?? of('hub.lease');
  if (mode !== 'subscribe' && mode !== 'unsubscribe') return { wrong: 'hub.mode must be subscribe or unsubscribe' };
  if (topic === undefined) return { wrong: 'hub.topic is needed' };
  // Ending a subscription without naming the channel harms nobody; beginning one is refused, as §2.4 asks.
  if (channel !== 'websocket' && (mode === 'subscribe' || channel !== undefined))
    return { wrong: 'hub.channel.type must be websocket' };
  if (lease !== undefined && !/^0*[1-9]\d*(\.\d+)?$/.test(lease))
    return { wrong: 'hub.lease_seconds must be a positive decimal integer' };
  return {
    mode,
    topic,
    wanted: parseWanted(of('hub.events') ?? ''),
    leaseSeconds: lease === undefined ? undefined : Math.floor(Number(lease)),
    endpoint: of('hub.channel.endpoint'),
    name: of('subscriber.name')?.slice(0, 200),
  };
}
