import type { SectionData } from '#shared/client-summary.js';
import { firstWords, wordsOf } from '../concepts.js';
import { type ServiceRequest, serviceRequestSchema } from '../fhir-services.js';
import { ageOn, finnishDay } from '../../indicators/index.js';
import { aroundOf, careAccessOf, kindOf, unitsOf } from './care-access.js';
import { gather } from './one-each.js';
import {
  type Besides,
  type EntryBase,
  type Mapped,
  type Origin,
  type Outcome,
  type Reading,
  type SectionSearch,
  patientIdOf,
  present,
  readEach,
} from './read.js';
import { serviceOf } from './social.js';

const SECTIONS = ['careAccess', 'social', 'other'] as const;

/** Orders of health care that are about nobody's getting to care: laboratory, imaging and alike. */
function orderOf(request: ServiceRequest, base: EntryBase): Outcome<SectionData> {
  const title = wordsOf(request.code) ?? firstWords(request.category) ?? 'ServiceRequest';
  const details = [
    ...request.category.map(wordsOf),
    ...request.reasonCode.map(wordsOf),
    ...request.note.map((one) => one.text),
  ];
  const detail = details.filter((one) => one !== undefined && one !== title).join(', ');
  const date = request.authoredOn ?? request.occurrenceDateTime ?? request.occurrencePeriod?.start;
  const entry = {
    ...base,
    type: 'ServiceRequest',
    title,
    ...present({ date, detail: detail === '' ? undefined : detail }),
  };
  return { entry: { id: 'other', entries: [entry] } };
}

/** Kinds of the county's own referrals to others, as `../../referrals` writes them. */
const REFERRAL_TYPE = 'urn:tyopoyta:referral-type';
const isWellbeing = ({ code }: ServiceRequest): boolean =>
  code?.coding.some(({ system }) => system === REFERRAL_TYPE) === true;

/** ServiceRequest → assessments and referrals beside their limits, services of social welfare, and other orders. */
export function mapServiceRequests(reading: Reading, origin: Origin): Mapped {
  const around = aroundOf(reading.included, origin);
  return gather(
    SECTIONS,
    readEach<ServiceRequest, SectionData>(reading, origin, {
      type: 'ServiceRequest',
      schema: serviceRequestSchema,
      about: (request) => [request.subject],
      recorded: (request) => request.authoredOn,
      statuses: (request) => [request.status],
      map(request, base): Outcome<SectionData> {
        // A wellbeing referral of the workbench's own waits for no care and is no granted service.
        if (isWellbeing(request)) return orderOf(request, base);
        const day = finnishDay(request.authoredOn ?? '') ?? '';
        const kind = kindOf(request, base.register, day === '' ? undefined : ageOn(around.birthDate, day));
        const care = kind === undefined ? undefined : careAccessOf(request, base, kind, around, origin.now);
        // Without a date there is no limit to tell: it is shown as any order is.
        if (care !== undefined && 'entry' in care) return { entry: { id: 'careAccess', entries: [care.entry] } };
        return base.register === 'social' ? serviceOf(request, base) : orderOf(request, base);
      },
    }),
  );
}

/** The client's age and bookings decide, and the units' free slots tell T3: asked only where there is something to tell of. */
function besides(reading: Reading, origin: Origin): Besides[] {
  const requests = reading.matches.flatMap((one) => {
    const { data } = serviceRequestSchema.safeParse(one);
    return data !== undefined && patientIdOf(data.subject) === origin.patient ? [data] : [];
  });
  if (requests.length === 0) return [];
  const from = new Date(origin.now).toISOString();
  return [
    { type: 'Patient', params: { _id: origin.patient }, optional: false },
    { type: 'Appointment', params: { patient: origin.patient }, optional: false },
    ...unitsOf(requests).flatMap((unit): Besides[] => [
      { type: 'Schedule', params: { actor: unit }, optional: true },
      {
        type: 'Slot',
        params: { 'schedule.actor': unit, status: 'free', start: `ge${from}`, _sort: 'start' },
        optional: true,
      },
    ]),
  ];
}

export const serviceRequestSearches: SectionSearch[] = [
  {
    sections: SECTIONS,
    type: 'ServiceRequest',
    params: { _sort: '-authored' },
    optional: true,
    besides,
    map: mapServiceRequests,
  },
];
