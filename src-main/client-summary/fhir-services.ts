import * as z from 'zod';
import { concept, identifier, list, part, period, reference, resource, text, time } from './fhir-types.js';

/** What is asked for and given: referrals, services, matters, and the free times of units. */

export const serviceRequestSchema = resource('ServiceRequest', {
  subject: part(reference),
  status: text,
  intent: text,
  category: list(concept),
  code: part(concept),
  orderDetail: list(concept),
  authoredOn: time,
  occurrenceDateTime: time,
  occurrencePeriod: part(period),
  requester: part(reference),
  performer: list(reference),
  performerType: part(concept),
  locationReference: list(reference),
  reasonCode: list(concept),
  note: list(z.object({ text })),
});
export type ServiceRequest = z.infer<typeof serviceRequestSchema>;

export const episodeSchema = resource('EpisodeOfCare', {
  patient: part(reference),
  status: text,
  type: list(concept),
  managingOrganization: part(reference),
  period: part(period),
  careManager: part(reference),
  team: list(reference),
});
export type Episode = z.infer<typeof episodeSchema>;

/** The bookings of a client, as far as a referral needs them. */
export const bookingSchema = resource('Appointment', {
  status: text,
  start: time,
  created: time,
  serviceType: list(concept),
  specialty: list(concept),
  description: text,
  basedOn: list(reference),
  participant: list(z.object({ actor: part(reference) })),
});

export const scheduleSchema = resource('Schedule', { actor: list(reference) });
export const slotSchema = resource('Slot', { status: text, start: time, schedule: part(reference) });

export const relatedPersonSchema = resource('RelatedPerson', {
  identifier: list(identifier),
  patient: part(reference),
  relationship: list(concept),
  name: list(z.object({ text, family: text, given: list(z.string().trim().min(1)) })),
  telecom: list(z.object({ system: text, value: text })),
  birthDate: time,
  period: part(period),
});
export type RelatedPerson = z.infer<typeof relatedPersonSchema>;
