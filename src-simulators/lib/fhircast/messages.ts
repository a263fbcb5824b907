import * as z from 'zod';

/** Answer to a subscription request over WebSocket (FHIRcast 3.0.0 §2.4.2). */
export const subscribedSchema = z.object({
  'hub.channel.endpoint': z.url({ protocol: /^wss?$/ }),
});

/** What the hub says on the socket of the subscription itself (§2.4.3). */
export const confirmationSchema = z.object({
  'hub.mode': z.literal('subscribe'),
  'hub.lease_seconds': z.coerce.number().positive(),
});
export const denialSchema = z.object({ 'hub.mode': z.literal('denied'), 'hub.reason': z.string().optional() });

/** The part of a Patient resource that a context carries. */
export const contextPatientSchema = z.object({
  resourceType: z.literal('Patient'),
  id: z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/),
  identifier: z.array(z.object({ system: z.string().optional(), value: z.string().optional() })).optional(),
});
export type ContextPatient = z.infer<typeof contextPatientSchema>;

const contextSchema = z.array(z.object({ key: z.string(), resource: z.unknown().optional() }));

/** An event of the hub (§2.5). */
export const eventSchema = z.object({
  timestamp: z.iso.datetime({ offset: true }),
  id: z.string(),
  event: z.object({ 'hub.topic': z.string(), 'hub.event': z.string(), context: contextSchema.default([]) }),
});
export type HubEvent = z.infer<typeof eventSchema>;

/** The current context (§2.8). */
export const currentContextSchema = z.object({ context: contextSchema });

/** The patient of a context; undefined when there is none that can be read. */
export function patientOf(context: z.infer<typeof contextSchema>): ContextPatient | undefined {
  const entry = context.find((one) => one.key === 'patient');
  return contextPatientSchema.safeParse(entry?.resource).data;
}

/** JSON text as a value; undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
