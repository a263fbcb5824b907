import * as z from 'zod';
import type { contactEntrySchema } from '#shared/summary-entries.js';
import { firstWords, wordsOf } from '../concepts.js';
import { type Appointment, type Encounter, appointmentSchema, encounterSchema } from '../fhir-schemas.js';
import type { Reference } from '../fhir-types.js';
import { type Origin, type Reading, type SectionSearch, present, readEach } from './read.js';

type ContactEntry = z.infer<typeof contactEntrySchema>;

const ENCOUNTER_STATUS: Record<string, ContactEntry['status']> = {
  planned: 'planned',
  arrived: 'ongoing',
  triaged: 'ongoing',
  'in-progress': 'ongoing',
  onleave: 'ongoing',
  finished: 'done',
  cancelled: 'cancelled',
};
const APPOINTMENT_STATUS: Record<string, ContactEntry['status']> = {
  proposed: 'planned',
  pending: 'planned',
  waitlist: 'planned',
  booked: 'booked',
  arrived: 'ongoing',
  'checked-in': 'ongoing',
  fulfilled: 'done',
  cancelled: 'cancelled',
  noshow: 'cancelled',
};
/** v3-ActCode encounter classes. A telephone call has no class of its own: it is virtual, told by its words. */
const MODE: Record<string, ContactEntry['mode']> = {
  AMB: 'visit',
  EMER: 'visit',
  HH: 'home',
  IMP: 'ward',
  ACUTE: 'ward',
  NONAC: 'ward',
  SS: 'ward',
  OBSENC: 'ward',
  VR: 'remote',
};

/** How the contact happens: by the class, made more exact by the words where the class cannot tell. */
function modeOf(classCode: string | undefined, words: string): ContactEntry['mode'] {
  const known = MODE[classCode ?? ''];
  if (known !== undefined && known !== 'remote' && known !== 'visit') return known;
  if (/puhel|soit|phone|telefon|samtal/i.test(words)) return 'phone';
  if (/kotikäyn|hembesök|home visit/i.test(words)) return 'home';
  if (/etävast|video|distans|chat/i.test(words)) return 'remote';
  return known ?? (classCode === undefined ? 'visit' : 'other');
}

const typeOf = (reference: Reference): string =>
  reference.type ?? /(?:^|\/)([A-Z]\w+)\/[^/]+$/.exec(reference.reference ?? '')?.[1] ?? '';

/** The place is not shown for a visit to the client's home: it would be the address. */
const placeUnlessHome = (mode: ContactEntry['mode'], place: string | undefined) =>
  mode === 'home' ? undefined : place;

/** Encounter → contacts. */
export const mapEncounters = (reading: Reading, origin: Origin) =>
  readEach<Encounter, ContactEntry>(reading, origin, {
    type: 'Encounter',
    schema: encounterSchema,
    about: (encounter) => [encounter.subject],
    recorded: (encounter) => encounter.period?.end ?? encounter.period?.start,
    statuses: (encounter) => [encounter.status],
    map(encounter, base) {
      const reason = firstWords(encounter.reasonCode);
      const title = firstWords([...encounter.type, encounter.serviceType]) ?? reason ?? encounter.class?.display;
      if (title === undefined) return { missing: 'type' };
      const mode = modeOf(encounter.class?.code, title);
      return {
        entry: {
          ...base,
          kind: 'encounter',
          title,
          mode,
          status: ENCOUNTER_STATUS[encounter.status ?? ''] ?? 'other',
          ...present({
            reason: reason === title ? undefined : reason,
            start: encounter.period?.start,
            end: encounter.period?.end,
            professional: encounter.participant.find((one) => one.individual?.display !== undefined)?.individual
              ?.display,
            place: placeUnlessHome(
              mode,
              encounter.location[0]?.location?.display ?? encounter.serviceProvider?.display,
            ),
          }),
        },
      };
    },
  });

/** A right to book: proposed to the client for some days, without a time. It is no contact, and the appointments' pane shows it. */
const rightSchema = z.object({
  status: z.literal('proposed'),
  start: z.undefined().optional(),
  requestedPeriod: z.array(z.unknown()).min(1),
});
const withoutRights = ({ matches, included }: Reading): Reading => ({
  matches: matches.filter((match) => !rightSchema.safeParse(match).success),
  included,
});

/** Appointment → bookings. */
export const mapAppointments = (reading: Reading, origin: Origin) =>
  readEach<Appointment, ContactEntry>(withoutRights(reading), origin, {
    type: 'Appointment',
    schema: appointmentSchema,
    about: (appointment) => appointment.participant.map((one) => one.actor),
    recorded: (appointment) => appointment.created,
    statuses: (appointment) => [appointment.status],
    map(appointment, base) {
      const reason = firstWords(appointment.reasonCode);
      const title =
        appointment.description ?? firstWords([...appointment.serviceType, appointment.appointmentType]) ?? reason;
      if (title === undefined) return { missing: 'description' };
      const actors = appointment.participant.flatMap((one) => (one.actor === undefined ? [] : [one.actor]));
      const named = (...types: string[]) => actors.find((one) => types.includes(typeOf(one)))?.display;
      const mode = modeOf(
        undefined,
        `${title} ${wordsOf(appointment.appointmentType) ?? ''} ${firstWords(appointment.serviceType) ?? ''}`,
      );
      return {
        entry: {
          ...base,
          kind: 'appointment',
          title,
          mode,
          status: APPOINTMENT_STATUS[appointment.status ?? ''] ?? 'other',
          ...present({
            reason: reason === title ? undefined : reason,
            start: appointment.start,
            end: appointment.end,
            professional: named('Practitioner', 'PractitionerRole'),
            place: placeUnlessHome(mode, named('Location') ?? named('HealthcareService') ?? named('Organization')),
          }),
        },
      };
    },
  });

const search = (type: string, map: typeof mapEncounters): SectionSearch => ({
  sections: ['contacts'],
  type,
  params: {},
  map: (reading, origin) => {
    const { entries, skipped } = map(reading, origin);
    return { data: [{ id: 'contacts', entries }], skipped };
  },
});

/** What a booking server is asked for. */
export const bookingSearches: SectionSearch[] = [search('Appointment', mapAppointments)];
export const contactSearches: SectionSearch[] = [search('Encounter', mapEncounters), ...bookingSearches];
