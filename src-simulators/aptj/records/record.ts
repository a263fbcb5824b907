import type * as z from 'zod';
import { firstCode, firstWording, formatDate, formatTime, wording } from '../../lib/records/format.js';
import type { Appointment, Condition, Encounter } from '../../lib/records/schemas.js';
import type { allergySchema, medicationSchema, noteSchema } from './schemas.js';

/** A client's record as tables; every value is text that is ready to show. */
export interface RecordTables {
  risks: string[];
  visits: { date: string; time: string; type: string; title: string; author: string; state: string }[];
  diagnoses: { code: string; title: string; since: string; state: string }[];
  medication: { title: string; strength: string; dosage: string; reason: string; since: string; state: string }[];
  notes: { date: string; time: string; title: string; author: string; text: string; state: string }[];
  bookings: { date: string; time: string; title: string; place: string; state: string }[];
}

export interface RecordParts {
  allergies: z.infer<typeof allergySchema>[];
  encounters: Encounter[];
  conditions: Condition[];
  medication: z.infer<typeof medicationSchema>[];
  notes: z.infer<typeof noteSchema>[];
  appointments: Appointment[];
}

const VISIT_STATES: Record<string, string> = {
  planned: 'Suunn.',
  arrived: 'Saapunut',
  triaged: 'Arvioitu',
  'in-progress': 'Kesken',
  onleave: 'Tauolla',
  finished: 'Hyv.',
  cancelled: 'Peruttu',
};
const BOOKING_STATES: Record<string, string> = {
  proposed: 'Ehdotettu',
  pending: 'Odottaa',
  booked: 'Varattu',
  arrived: 'Saapunut',
  fulfilled: 'Toteutunut',
  cancelled: 'Peruttu',
  noshow: 'Ei saapunut',
};
const CONTACTS: Record<string, string> = {
  AMB: 'Vastaanotto',
  HH: 'Kotikäynti',
  VR: 'Etäasiointi',
  EMER: 'Päivystys',
  IMP: 'Osasto',
};

/** The first actor that is not the client. */
const place = (
  participants: { actor?: { reference?: string | undefined; display?: string | undefined } | undefined }[] = [],
) =>
  participants
    .map(({ actor }) => actor)
    .find((actor) => actor?.reference?.startsWith('Patient/') === false && actor.display)?.display ?? '';

/** UTF-8 text of base64, or nothing. */
const decode = (data: string | undefined): string => Buffer.from(data ?? '', 'base64').toString('utf8');

const newestFirst = <T>(items: T[], at: (item: T) => string | undefined): T[] =>
  [...items].sort((a, b) => Date.parse(at(b) ?? '0') - Date.parse(at(a) ?? '0'));

/** Resources to tables, the newest first. */
export const toTables = (parts: RecordParts): RecordTables => ({
  risks: parts.allergies
    .filter(
      (one) => one.clinicalStatus?.coding?.[0]?.code !== 'resolved' && one.code?.coding?.[0]?.code !== '716186003',
    )
    .map((one) => wording(one.code))
    .filter((name) => name !== ''),
  visits: newestFirst(parts.encounters, (one) => one.period?.start).map((one) => ({
    date: formatDate(one.period?.start),
    time: formatTime(one.period?.start),
    type: CONTACTS[one.class?.code ?? ''] ?? one.class?.display ?? '',
    title: [firstWording(one.type), firstWording(one.reasonCode)].filter((part) => part !== '').join(': '),
    author: one.participant?.[0]?.individual?.display ?? one.serviceProvider?.display ?? '',
    state: VISIT_STATES[one.status ?? ''] ?? '',
  })),
  diagnoses: parts.conditions.map((one) => ({
    code: firstCode(one.code),
    title: wording(one.code),
    since: formatDate(one.onsetDateTime ?? one.recordedDate),
    state: one.clinicalStatus?.coding?.[0]?.code === 'active' ? 'Voimassa' : 'Päättynyt',
  })),
  medication: parts.medication.map((one) => ({
    title: wording(one.medicationCodeableConcept) || (one.medicationReference?.display ?? ''),
    strength: one.extension?.find(({ url }) => url.endsWith('/pharmaceuticalProductStrength'))?.valueString ?? '',
    dosage: (one.dosageInstruction ?? one.dosage)?.[0]?.text ?? '',
    reason: firstWording(one.reasonCode),
    since: formatDate(one.authoredOn ?? one.effectivePeriod?.start ?? one.effectiveDateTime),
    state: one.status === 'active' ? 'Voimassa' : 'Päättynyt',
  })),
  notes: newestFirst(parts.notes, (one) => one.date).map((one) => ({
    date: formatDate(one.date),
    time: formatTime(one.date),
    title: wording(one.type) || (one.description ?? 'Kirjaus'),
    author: one.author?.[0]?.display ?? '',
    text: decode(
      one.content?.find(({ attachment }) => attachment.contentType?.startsWith('text/plain'))?.attachment.data,
    ),
    state: one.docStatus === 'preliminary' ? 'Luonnos' : 'Hyv.',
  })),
  bookings: newestFirst(parts.appointments, (one) => one.start).map((one) => ({
    date: formatDate(one.start),
    time: formatTime(one.start),
    title: one.description ?? (firstWording(one.serviceType) || wording(one.appointmentType)),
    place: place(one.participant),
    state: BOOKING_STATES[one.status ?? ''] ?? '',
  })),
});
