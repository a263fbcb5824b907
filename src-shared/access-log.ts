import { oc } from '@orpc/contract';
import * as z from 'zod';
import { registerSchema } from './client-summary.js';
import { clientReferenceSchema } from './context.js';

/** Everything that the access log tells of. */
export const accessActionSchema = z.enum([
  'clientOpened',
  'clientClosed',
  'identityCodeRevealed',
  /** The professional vouched that a tool shows the client. */
  'contextVouched',
  /** A tool read who the client is, by the token of its launch. */
  'clientDataGiven',
  /** How the tools came along with the change before it. */
  'contextFollowed',
  /** A change that did not come to be. */
  'contextNotChanged',
  /** The right to open: a relationship was verified, or the professional picked a purpose. */
  'accessOpened',
  /** A closed section was opened, on the ground that the entry names. */
  'sectionOpened',
  /** Specially protected data was opened by a separate confirmation. */
  'protectedOpened',
  /** What a turvakielto hides was shown. */
  'unmasked',
  'consentRecorded',
  'consentRevoked',
  /** The client's reference was given to colleagues in a request for consultation, with what the hand-over says. */
  'consultationSent',
  /** The client was opened from a consultation that the professional has taken. */
  'consultationOpened',
  /** Name and year of birth were told, because a contact's number leads to the client. */
  'clientProposed',
  /** The caller under turvakielto was identified before the name was told. */
  'callerIdentified',
  /** The professional confirmed that a contact is about the client, and took it back. */
  'contactConfirmed',
  'contactReleased',
  /** The client's consent to one referral, and its being taken back before the referral had left. */
  'referralConsented',
  'referralUnconsented',
  /** What the preview showed was sent to the receiver. */
  'referralSent',
  /** It was written to the client's own record, or what had changed of it. */
  'referralRecorded',
  /** It was taken back at the receiver's. */
  'referralWithdrawn',
  /** What the receiver told of how it went. */
  'referralFeedbackRead',
  /** A register's part of an assessment was written to that register's own source, and its text copied for the record. */
  'assessmentRecorded',
  'assessmentCopied',
  /** The client's bookings were shown; a time was booked, moved or cancelled for them. */
  'appointmentsRead',
  'appointmentBooked',
  'appointmentMoved',
  'appointmentCancelled',
  /** The right to book a time was given to the client, or taken away. */
  'bookingRightGranted',
  'bookingRightRevoked',
  /** What of the service tray the client was given: on paper, as PDF, as text, by message; and that it was recorded. */
  'handoutPrinted',
  'handoutSaved',
  'handoutCopied',
  'handoutSent',
  'handoutRecorded',
  'dataCopied',
  'dataPrinted',
  /** Entries of the log left it as a file. */
  'logExported',
  /** A line that was cut short (power, a killed process) was moved aside. */
  'logRepaired',
  /** The chain was found broken before this entry; the log goes on after it. */
  'logBroken',
]);

/**
 * One entry of the access log: who did what to which client's data, when, through what and by what right. Pseudonymous
 * references only: never a name, a henkilötunnus or an address.
 */
export const accessEntrySchema = z.object({
  action: accessActionSchema,
  /** Subject of the professional at the identity provider; null when nobody is signed in. */
  professional: z.string().nullable(),
  /** FHIR reference of the client. */
  client: z.string().nullable(),
  /** The tool that asked for it, `workbench` for our own windows. */
  by: z.string(),
  /** The client before, for a change of client. */
  from: z.string().nullable().optional(),
  /** Why: what the professional chose, or what the change ended in. */
  why: z.string().optional(),
  /** Tools that followed, and those that did not with their state. */
  followed: z.array(z.string()).optional(),
  behind: z.array(z.object({ tool: z.string(), state: z.string() })).optional(),
  /** Whose data was shown. */
  registers: z.array(registerSchema).optional(),
  /** Which parts of it, by the sections' own ids. */
  sections: z.array(z.string()).optional(),
  /** Purpose of use (käyttötarkoitus), by its id in the policy's table. */
  purpose: z.string().optional(),
  /** The service or palvelutehtävä that the purpose belongs to. */
  service: z.string().optional(),
  /** Legal basis: `relationship:booking`, `consent`, `jointService`, `statutory:<id>`. */
  ground: z.string().optional(),
  /** Of a consultation: its id, and who was asked (`person:<subject>`, `unit:<name>`, `queue:<id>`). */
  consultation: z.string().optional(),
  to: z.string().optional(),
  /** Ids of the services that the client was given. */
  handed: z.array(z.string()).optional(),
  /** Of a contact with the contact centre: its id there. Of one that was handed over: its id at the desk. */
  contact: z.string().optional(),
  /** Of a referral: its id; `to` is its receiver. */
  referral: z.string().optional(),
  /** Of an assessment: its id. */
  assessment: z.string().optional(),
  /** Of an appointment: the slot, the appointment or the service, as its source has it. */
  appointment: z.string().optional(),
  /** In the professional's own words. */
  reason: z.string().max(200).optional(),
  /** Of the context: which change of client the entry belongs to. */
  version: z.number().int().optional(),
  /** Of the log itself: the file beside it that is meant, the line in it, and how many bytes. */
  file: z.string().optional(),
  line: z.number().int().optional(),
  bytes: z.number().int().optional(),
  /** Written in training mode, of invented clients. */
  training: z.literal(true).optional(),
  /** Of an export: the span of time that was asked for. */
  span: z.object({ from: z.string().optional(), until: z.string().optional() }).optional(),
});
export type AccessEntry = z.infer<typeof accessEntrySchema>;

/** An entry as its own professional sees it. */
export const accessRowSchema = accessEntrySchema.extend({
  time: z.iso.datetime(),
  /** Of this row only, for as long as the log stands. */
  id: z.string(),
});
export type AccessRow = z.infer<typeof accessRowSchema>;

export const accessPageSchema = z.object({
  /** Newest first. */
  rows: z.array(accessRowSchema),
  /** Where the next page begins; absent at the beginning of the log. A page may be short, or empty, and still have one. */
  more: z.string().optional(),
});

export const chainBreakSchema = z.object({
  /** File of the log, and the line in it, from 1. */
  file: z.string(),
  line: z.number().int(),
  /** The line cannot be read, or it does not follow the one before it. */
  why: z.enum(['unreadable', 'chain']),
});
export type ChainBreak = z.infer<typeof chainBreakSchema>;

/** What a look through the whole chain found. */
export const chainReportSchema = z.object({
  files: z.number().int(),
  lines: z.number().int(),
  /** Time of the oldest entry; absent in an empty log. */
  since: z.string().optional(),
  /** Oldest first, at most a hundred; `broken` counts them all. */
  breaks: z.array(chainBreakSchema),
  broken: z.number().int(),
  /** Bytes after the last whole line: being written now, or cut short and set aside at the next start. */
  torn: z.number().int(),
});
export type ChainReport = z.infer<typeof chainReportSchema>;

export const accessLogContract = {
  /** The signed-in professional's own entries, newest first, some tens at a time; nobody else's. */
  own: oc
    .input(
      z.object({
        /** `more` of the page before. */
        before: z.string().max(80).optional(),
        /** First and last day, in Finnish time. */
        from: z.iso.date().optional(),
        until: z.iso.date().optional(),
        actions: z.array(accessActionSchema).optional(),
        client: clientReferenceSchema.optional(),
      }),
    )
    .output(accessPageSchema),
  /** Looks through the whole log, everybody's: whether anything was changed or taken away. */
  chain: oc.output(chainReportSchema),
};
