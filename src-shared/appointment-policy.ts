import * as z from 'zod';
import { serviceUrlSchema } from './service-url.js';
import { registerSchema } from './summary-entries.js';

/** A FHIR R4 server of appointments, as AVPH has: its schedules and slots are read, and clients are booked there. */
export const appointmentSourceSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Name shown beside its data, e.g. "AVPH". */
  name: z.string().min(1),
  /** Its Patients have the same ids as the master's (the first of `fhirSources`). */
  baseUrl: serviceUrlSchema,
  /** Register of its bookings: which professionals may see them and book without a ground. */
  register: registerSchema,
  /** Milliseconds for one whole answer. */
  timeoutMs: z.number().int().positive().default(8000),
  /**
   * How two professionals are kept from the same slot. `transaction`: slot and appointment in one Bundle with `ifMatch`;
   * `ifMatch`: the slot first, by If-Match, then the appointment; `create`: the appointment alone, and the server keeps
   * the slot (409). `asServerSays`: by its CapabilityStatement.
   */
  lock: z.enum(['asServerSays', 'transaction', 'ifMatch', 'create']).default('asServerSays'),
});
export type AppointmentSource = z.infer<typeof appointmentSourceSchema>;

/** `appointments` of county.json. */
export const appointmentPolicySchema = z
  .strictObject({
    sources: z.array(appointmentSourceSchema).min(1).max(10),
    /** How many days ahead the first free one is looked for. */
    searchDays: z.number().int().min(7).max(180).default(42),
  })
  .superRefine(({ sources }, context) => {
    sources.forEach(({ id }, index) => {
      if (sources.findIndex((one) => one.id === id) === index) return;
      context.addIssue({ code: 'custom', path: ['sources', index, 'id'], message: `"${id}" names two sources` });
    });
  });
export type AppointmentPolicy = z.infer<typeof appointmentPolicySchema>;
