import * as z from 'zod';
import type { Failure } from './failure.js';
import { clientReferenceSchema } from './context.js';
import { namedSchema, slotStatusSchema } from './appointments.js';
import { registerSchema } from './summary-entries.js';

/** A slot as figures of care access need it: nothing of any client. */
export const slotFactSchema = z.object({
  start: z.iso.datetime(),
  end: z.iso.datetime(),
  status: slotStatusSchema,
  profession: namedSchema.optional(),
  unit: namedSchema.optional(),
  service: namedSchema.optional(),
  register: registerSchema,
  /** Whose book it is in: T3 is the median of the books of a unit. */
  schedule: z.string().optional(),
  /** Kept for urgent matters, or for a named group, where the source tells it: neither counts in T3. */
  urgent: z.boolean().optional(),
  reserved: z.boolean().optional(),
  /** When the source has it that the slot was opened for booking. */
  created: z.iso.datetime().optional(),
});
export type SlotFact = z.infer<typeof slotFactSchema>;

/** What other features of the core read of the appointments: `appointments.slots(query)`. Never rejects. */
export type ReadSlots = (query: {
  /** ISO 8601; `until` itself is left out. */
  from: string;
  until: string;
}) => Promise<{ slots: readonly SlotFact[]; failures: readonly Failure[] }>;

/** Something has been booked, moved, cancelled or granted for a client: told to those who subscribe (`appointments.onBooked`). */
export const bookedEventSchema = z.object({
  kind: z.enum(['booked', 'moved', 'cancelled', 'granted', 'revoked']),
  client: clientReferenceSchema,
  contextVersion: z.int(),
  at: z.iso.datetime(),
  /** `<source>/Appointment/<id>`. */
  appointment: z.string(),
  /** The contact that asked for it (`ask`), where one did. */
  contact: z.string().optional(),
  /** What was done in a plain sentence, in Finnish: for the contact's summary. Tells no place under turvakielto. */
  text: z.string(),
});
export type BookedEvent = z.infer<typeof bookedEventSchema>;
