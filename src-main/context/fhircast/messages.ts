import * as z from 'zod';

/** FHIRcast 3.0.0 messages as they cross the wire. Unknown members are let through: other clients send more than we read. */

export const SUPPORTED_EVENTS = ['Patient-open', 'Patient-close', 'userlogout', 'SyncError'] as const;

const patientSchema = z.looseObject({
  resourceType: z.literal('Patient'),
  id: z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/),
});

/** Event notification and publish request (§2.5, §2.6): `timestamp`, `id`, `event`. */
export const eventSchema = z.looseObject({
  timestamp: z.iso.datetime({ offset: true }),
  id: z.string().min(1).max(200),
  event: z.looseObject({
    'hub.topic': z.string(),
    'hub.event': z.string(),
    context: z.array(z.looseObject({ key: z.string() })).default([]),
  }),
});
export type FhircastEvent = z.infer<typeof eventSchema>;

/** The Patient resource of a Patient-open or Patient-close event, if it has one. */
export function patientOf(event: FhircastEvent): z.infer<typeof patientSchema> | undefined {
  const entry = event.event.context.find((one) => one.key === 'patient');
  const parsed = patientSchema.safeParse(entry?.['resource']);
  return parsed.success ? parsed.data : undefined;
}

/** Subscription request (§2.4.1), form-urlencoded. */
export const subscribeSchema = z.object({
  'hub.channel.type': z.literal('websocket').optional(),
  'hub.mode': z.enum(['subscribe', 'unsubscribe']),
  'hub.topic': z.string().min(1),
  'hub.events': z.string().optional(),
  'hub.lease_seconds': z.coerce.number().int().positive().optional(),
  'hub.channel.endpoint': z.string().optional(),
  'subscriber.name': z.string().max(200).optional(),
});

/** Answer to a notification on the socket; the status may be a number, a text, or missing. */
export const answerSchema = z.looseObject({
  id: z.string(),
  status: z.union([z.string(), z.number()]).optional(),
});

/** Comma-separated event names; FHIRcast compares them without regard to case. */
export const parseEvents = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** What an answer's status says of the tool. */
export function readStatus(status: string | number | undefined): 'shown' | 'accepted' | 'refused' | 'failed' {
  const code = status === undefined ? 200 : Number.parseInt(String(status), 10);
  if (code === 202) return 'accepted';
  if (code >= 200 && code < 300) return 'shown';
  return code >= 400 && code < 500 ? 'refused' : 'failed';
}

/** Whether OAuth scopes allow reading or writing an event (FHIRcast §4.1.1): `fhircast/<Event>.<read|write|*>`. */
export function mayUse(scopes: string[], event: string, access: 'read' | 'write'): boolean {
  return scopes.some((scope) => {
    const match = /^fhircast\/([^.]+)\.(read|write|\*)$/.exec(scope);
    if (match === null) return false;
    const [, name = '', kind = ''] = match;
    return (name === '*' || name.toLowerCase() === event.toLowerCase()) && (kind === '*' || kind === access);
  });
}
