import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { clientReferenceSchema } from './context.js';
import { failureSchema } from './failure.js';
import { languageSchema, localizedSchema } from './language.js';
import { registerSchema } from './summary-entries.js';

/** Slot.status of FHIR R4; a slot that was entered in error is left out. */
export const slotStatusSchema = z.enum(['free', 'busy', 'busy-tentative', 'busy-unavailable']);

/** Appointment.status of FHIR R4, as far as it is told apart here. */
export const appointmentStatusSchema = z.enum([
  'proposed',
  'pending',
  'booked',
  'arrived',
  'fulfilled',
  'cancelled',
  'noshow',
]);
export type AppointmentStatus = z.infer<typeof appointmentStatusSchema>;

/** Where the client and the professional meet. */
export const meetingModeSchema = z.enum(['onSite', 'remote', 'phone']);
export type MeetingMode = z.infer<typeof meetingModeSchema>;

/** A unit, a profession or a service as the sources name it. */
export const namedSchema = z.object({ id: z.string(), name: localizedSchema });
export type Named = z.infer<typeof namedSchema>;

/** Whose time it is, and for what: a FHIR Schedule with its actors. Nothing of any client. */
export const scheduleSchema = z.object({
  /** `<source>/Schedule/<id>`: unique over all sources. */
  id: z.string(),
  source: z.string(),
  register: registerSchema,
  /** Name of the professional; absent = the schedule is a room's or a group's. */
  professional: z.string().optional(),
  profession: namedSchema.optional(),
  unit: namedSchema.optional(),
  service: namedSchema.optional(),
  mode: meetingModeSchema,
});
export type Schedule = z.infer<typeof scheduleSchema>;

export const slotSchema = z.object({
  /** `<source>/Slot/<id>`. */
  id: z.string(),
  schedule: z.string(),
  /** ISO 8601, UTC. */
  start: z.iso.datetime(),
  end: z.iso.datetime(),
  status: slotStatusSchema,
  /** Of a group: how many places it has, and how many of them are left. */
  places: z.object({ all: z.int(), left: z.int() }).optional(),
  /** Kept for urgent matters. */
  urgent: z.literal(true).optional(),
});
export type Slot = z.infer<typeof slotSchema>;

/** What is looked for; absent = any. */
export const slotFilterSchema = z.object({
  /** Of one server only: a booking can be moved to no other. */
  source: z.string().optional(),
  unit: z.string().optional(),
  profession: z.string().optional(),
  service: z.string().optional(),
  mode: meetingModeSchema.optional(),
});
export type SlotFilter = z.infer<typeof slotFilterSchema>;

export const calendarSchema = z.object({
  schedules: z.array(scheduleSchema),
  /** By start. */
  slots: z.array(slotSchema),
  /** Sources that did not answer: their times are missing. */
  failures: z.array(failureSchema),
});
export type Calendar = z.infer<typeof calendarSchema>;

/** A slot with whose it is. */
export const offerSchema = z.object({ slot: slotSchema, schedule: scheduleSchema });
export type Offer = z.infer<typeof offerSchema>;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** The wish for the first free one. Days and times of day are Finnish. */
export const firstWishSchema = z.object({
  filter: slotFilterSchema,
  /** First day that suits, YYYY-MM-DD. */
  notBefore: z.iso.date().optional(),
  /** Times of day that suit: begins at or after `from`, ends at or before `to`. Empty = any. */
  times: z.array(z.object({ from: timeOfDay, to: timeOfDay })).max(4),
  /** Days of the week that suit, 1 = Monday. Empty = any. */
  weekdays: z.array(z.int().min(1).max(7)).max(7),
  /** Shortest that will do, in minutes. */
  minutes: z.int().min(1).max(480).optional(),
});
export type FirstWish = z.infer<typeof firstWishSchema>;

export const firstFreeSchema = z.object({
  /** The first that suits; absent = none within the days that are looked at. */
  first: offerSchema.optional(),
  /** The next after it. */
  next: z.array(offerSchema),
  /** Why this one: how many free ones there were before it, and which wish each of them missed. */
  passed: z.object({
    notBefore: z.int(),
    times: z.int(),
    weekdays: z.int(),
    minutes: z.int(),
  }),
  /** Last day that was looked at, YYYY-MM-DD. */
  until: z.iso.date(),
  failures: z.array(failureSchema),
});
export type FirstFree = z.infer<typeof firstFreeSchema>;

/** One booking of the client's own. Other participants of a group are never told. */
export const bookingSchema = z.object({
  /** `<source>/Appointment/<id>`. */
  id: z.string(),
  source: z.string(),
  register: registerSchema,
  status: appointmentStatusSchema,
  start: z.iso.datetime(),
  end: z.iso.datetime(),
  service: localizedSchema.optional(),
  professional: z.string().optional(),
  /** Left out under turvakielto until what is masked is shown. */
  unit: localizedSchema.optional(),
  reason: z.string().optional(),
  mode: meetingModeSchema,
  /** Address of the remote appointment; never one that tells who the client is. */
  link: z.url().optional(),
  /** Language of the interpreter that was ordered, BCP 47, or `und`. */
  interpreter: z.string().optional(),
  group: z.boolean(),
  /** Can still be moved and cancelled. */
  open: z.boolean(),
});
export type Booking = z.infer<typeof bookingSchema>;

/** The right to book that was given to the client: an Appointment that is proposed to them, without a time. */
export const grantSchema = z.object({
  id: z.string(),
  source: z.string(),
  register: registerSchema,
  service: namedSchema,
  /** First and last day on which the time may be, YYYY-MM-DD. */
  from: z.iso.date(),
  until: z.iso.date(),
});
export type Grant = z.infer<typeof grantSchema>;

/** What another part of the workbench asks to be booked: shown in the pane, and never done by itself. */
export const bookingWishSchema = z.object({
  service: z.string().optional(),
  reason: z.string().max(500).optional(),
  /** Of a contact that the booking belongs to: comes back with the event of the booking. */
  contact: z.string().max(64).optional(),
});
export type BookingWish = z.infer<typeof bookingWishSchema>;

/** How the open client stands. */
export const clientAppointmentsSchema = z.object({
  contextVersion: z.int(),
  client: clientReferenceSchema.nullable(),
  /** The client's access is open: they can be booked. */
  open: z.boolean(),
  /** Turvakielto: places are left out. */
  masked: z.boolean(),
  /** Registers that are closed for this professional: nothing is shown or booked there before a ground is chosen. */
  closed: z.array(registerSchema),
  loading: z.boolean(),
  bookings: z.array(bookingSchema),
  grants: z.array(grantSchema),
  failures: z.array(failureSchema),
  /** Whether the client needs an interpreter, as the client's own data say: proposed, never ordered by itself. */
  interpreter: z.object({ needed: z.boolean(), language: z.string().optional() }),
  wish: bookingWishSchema.optional(),
});
export type ClientAppointments = z.infer<typeof clientAppointmentsSchema>;

export const bookingResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), id: z.string() }),
  /** Somebody was faster: the next free ones of the same kind. */
  z.object({ kind: z.literal('taken'), next: z.array(offerSchema) }),
  /** The client is another by now; nothing was done. */
  z.object({ kind: z.literal('changed') }),
  /** The booking has been changed elsewhere; it is read anew. */
  z.object({ kind: z.literal('outdated') }),
  /** The register is closed for this professional. */
  z.object({ kind: z.literal('notAllowed') }),
  z.object({ kind: z.literal('logUnwritable') }),
  z.object({ kind: z.literal('failed'), failure: failureSchema }),
]);
export type BookingResult = z.infer<typeof bookingResultSchema>;

const version = z.int();
const wordsSchema = z.string().trim().min(1).max(500);
/** One for each thing that is wanted: sent twice, it is done once. */
const request = z.uuid();

export const bookInputSchema = z.object({
  version,
  request,
  slot: z.string(),
  reason: wordsSchema,
  /** Language of the interpreter, BCP 47, or `und` where it is not known; absent = none is ordered. */
  interpreter: z.string().max(20).optional(),
  contact: z.string().max(64).optional(),
});

export const appointmentsContract = {
  /** Units, professions and services that the schedules have. */
  catalogue: oc.output(
    z.object({
      units: z.array(namedSchema),
      professions: z.array(namedSchema),
      services: z.array(namedSchema.extend({ register: registerSchema })),
      failures: z.array(failureSchema),
    }),
  ),
  /** Slots of some days (Finnish), whatever their status. */
  calendar: oc
    .input(z.object({ from: z.iso.date(), days: z.int().min(1).max(7), filter: slotFilterSchema }))
    .output(calendarSchema),
  /** The first free one that suits, and why it. */
  first: oc.input(firstWishSchema).output(firstFreeSchema),
  /** The open client's bookings and rights now, then every change. */
  watch: oc.output(eventIterator(clientAppointmentsSchema)),
  /** Reads the open client's bookings again. */
  refresh: oc.output(z.void()),
  /** What should be booked for the client: the pane shows it. */
  ask: oc.input(bookingWishSchema.extend({ version })).output(z.void()),
  /** The wish has been seen to, or is not wanted any more. */
  forget: oc.output(z.void()),
  /** Books: the access log first. */
  book: oc.input(bookInputSchema).output(bookingResultSchema),
  /** Moves a booking to another slot of the same source. */
  move: oc.input(z.object({ version, request, booking: z.string(), slot: z.string() })).output(bookingResultSchema),
  cancel: oc
    .input(z.object({ version, booking: z.string(), reason: z.string().trim().max(200).optional() }))
    .output(bookingResultSchema),
  /** Gives the client the right to book a time of a service for themselves. */
  grant: oc
    .input(
      z.object({
        version,
        request,
        service: z.string(),
        from: z.iso.date(),
        until: z.iso.date(),
      }),
    )
    .output(bookingResultSchema),
  revoke: oc.input(z.object({ version, grant: z.string() })).output(bookingResultSchema),
  /** The confirmation of a booking in words, for the client; absent when the booking is not the open client's. */
  confirmation: oc
    .input(z.object({ version, booking: z.string(), language: languageSchema }))
    .output(z.object({ text: z.string().optional() })),
  /** The confirmation or the link leaves the workbench: in the log first. */
  taken: oc.input(z.object({ version, how: z.enum(['copied', 'printed']) })).output(z.object({ allowed: z.boolean() })),
};
