import type { BookedEvent } from '#shared/appointment-facts.js';
import type { DeskStep } from '#shared/desk.js';
import type { Register } from '../contact.js';

/**
 * What was booked, moved, cancelled or granted, as a step of a contact. Each is one of its own: the record tells also what was
 * cancelled. Pure.
 * @param register of the server that has the booking
 */
export const bookingStep = (
  { kind, appointment, at, text }: Pick<BookedEvent, 'kind' | 'appointment' | 'at' | 'text'>,
  register: Register,
): Omit<DeskStep, 'at' | 'removed'> => ({
  id: `appointment:${kind}:${at}:${appointment}`.slice(0, 200),
  kind: 'booked',
  part: 'plan',
  register,
  text,
});
