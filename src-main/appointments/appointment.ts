import { type Booking, type Grant, appointmentStatusSchema, type AppointmentStatus } from '#shared/appointments.js';
import type { ClientReference } from '#shared/context.js';
import { inFinland } from '#shared/helsinki.js';
import { BOOKING, LANGUAGE, PARTICIPANT_TYPE, VIRTUAL_SERVICE } from './codes.js';
import { type AppointmentResource, type SlotResource, inner } from './resources.js';
import type { KnownSchedule } from './schedules.js';

export interface BookingWishes {
  request: string;
  client: ClientReference;
  reason: string;
  interpreter?: string | undefined;
  /** ISO 8601. */
  at: string;
}

/**
 * The Appointment (FHIR R4) of a slot. The client is named by reference only: no name, address or number leaves. An
 * interpreter is a participant of the type `translator`, with the language as a second coding of it. Pure.
 */
export function toAppointment(slot: SlotResource, { schedule, actors }: KnownSchedule, wishes: BookingWishes) {
  const { request, client, reason, interpreter, at } = wishes;
  return {
    resourceType: 'Appointment' as const,
    identifier: [{ system: BOOKING, value: request }],
    status: 'booked',
    ...typesOf(slot, schedule),
    reasonCode: [{ text: reason }],
    start: slot.start,
    end: slot.end,
    created: at,
    slot: [{ reference: `Slot/${slot.id}` }],
    participant: [
      { actor: { reference: client }, required: 'required', status: 'accepted' },
      ...actors.map((actor) => ({ actor, required: 'required', status: 'accepted' })),
      ...(interpreter === undefined
        ? []
        : [{ type: [translator(interpreter)], required: 'required', status: 'needs-action' }]),
    ],
  };
}

/** What a slot is for, in the server's own codes, is what its appointment is for; without any, the service's name. Pure. */
export const typesOf = (
  { serviceCategory, serviceType, appointmentType }: SlotResource,
  { service }: KnownSchedule['schedule'],
) => ({
  ...(serviceCategory === undefined ? {} : { serviceCategory }),
  ...(serviceType === undefined
    ? service === undefined
      ? {}
      : { serviceType: [{ text: service.name.fi }] }
    : { serviceType }),
  ...(appointmentType === undefined ? {} : { appointmentType }),
});

const translator = (language: string) => ({
  coding: [
    { system: PARTICIPANT_TYPE, code: 'translator' },
    { system: LANGUAGE, code: language },
  ],
});

/**
 * The right to book: an Appointment `proposed` to the client, with the service and the days but no slot. R4 has no other
 * resource that the client's own application would look for; a ServiceRequest would order care, which this is not. Pure.
 */
export const toProposal = (
  service: { reference: string; name: string },
  {
    request,
    client,
    from,
    until,
    at,
  }: { request: string; client: ClientReference; from: string; until: string; at: string },
) => ({
  resourceType: 'Appointment' as const,
  identifier: [{ system: BOOKING, value: request }],
  status: 'proposed',
  serviceType: [{ text: service.name }],
  requestedPeriod: [{ start: from, end: until }],
  created: at,
  participant: [
    { actor: { reference: client }, required: 'required', status: 'needs-action' },
    { actor: { reference: service.reference, display: service.name }, required: 'required', status: 'accepted' },
  ],
});

/** Statuses that are not told apart here, by what they mean for the client. */
const ALIKE: Readonly<Record<string, AppointmentStatus>> = { 'checked-in': 'arrived', waitlist: 'pending' };
const statusOf = (status: string): AppointmentStatus | undefined =>
  appointmentStatusSchema.safeParse(ALIKE[status] ?? status).data;

/** Who takes part, as `Type/id`. */
const actorsOf = ({ participant }: AppointmentResource): string[] =>
  participant.flatMap(({ actor }) =>
    actor?.reference === undefined ? [] : [actor.reference.split('/').slice(-2).join('/')],
  );

/** The wish that made it. Pure. */
export const requestOf = ({ identifier }: AppointmentResource): string | undefined =>
  identifier?.find(({ system }) => system === BOOKING)?.value;

/** Its slot's id. Pure. */
export const slotIdOf = ({ slot }: AppointmentResource): string | undefined =>
  /Slot\/([A-Za-z0-9\-.]{1,64})$/.exec(slot?.[0]?.reference ?? '')?.[1];

/** A henkilötunnus that stands by itself: within a random id the same digits and letters come by chance. */
const IDENTITY_CODE = /(?<![0-9a-z-])\d{6}[-+a-fu-y]\d{3}[0-9a-z](?![0-9a-z-])/i;

/** The words of an address, as it is and as it reads. */
function wordsOf(link: string): string[] {
  const words = (text: string) => text.split(/[^\p{L}\p{N}+-]+/u);
  try {
    return [...words(link), ...words(decodeURIComponent(link))];
  } catch {
    return words(link);
  }
}

/** The address of a remote appointment: an https page that does not say who the client is. */
export function safeLink(link: string | undefined, client: ClientReference): string | undefined {
  if (link === undefined || !URL.canParse(link)) return undefined;
  const { protocol, hostname } = new URL(link);
  const web = protocol === 'https:' || (protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost'));
  const id = client.slice('Patient/'.length);
  const names = wordsOf(link).some((word) => word === id || IDENTITY_CODE.test(word));
  return web && !names ? link : undefined;
}

/** A booking of the client's as the windows see it; undefined for what is no booking of theirs. Pure. */
export function toBooking(
  resource: AppointmentResource,
  {
    source,
    known,
    client,
    masked,
    now,
    group,
  }: {
    source: { id: string; register: Booking['register'] };
    /** Its schedule, where the slot's is known. */
    known: KnownSchedule | undefined;
    client: ClientReference;
    masked: boolean;
    now: number;
    group: boolean;
  },
): Booking | undefined {
  const status = statusOf(resource.status);
  const { start, end } = resource;
  if (status === undefined || start === undefined || end === undefined) return undefined;
  if (!actorsOf(resource).includes(client)) return undefined;
  const service = known?.schedule.service?.name ?? named(resource.serviceType?.[0]?.text);
  const professional =
    known?.schedule.professional ??
    resource.participant.find(({ actor }) => /Practitioner(Role)?\//.test(actor?.reference ?? ''))?.actor?.display;
  const unit =
    known?.schedule.unit?.name ??
    named(resource.participant.find(({ actor }) => /Location\//.test(actor?.reference ?? ''))?.actor?.display);
  const own = inner(resource.extension, VIRTUAL_SERVICE)?.extension;
  const address = inner(own, 'address') ?? inner(own, 'addressUrl');
  const link = safeLink(address?.valueUrl ?? address?.valueUri ?? address?.valueString ?? known?.link, client);
  const reason = resource.reasonCode?.[0]?.text ?? resource.description;
  const language = resource.participant
    .flatMap(({ type }) => type ?? [])
    .find(({ coding }) => coding?.some(({ code }) => code === 'translator'))
    ?.coding?.find(({ system }) => system === LANGUAGE)?.code;
  const mode = known?.schedule.mode ?? (address === undefined ? 'onSite' : 'remote');
  return {
    id: `${source.id}/Appointment/${resource.id}`,
    source: source.id,
    register: source.register,
    status,
    start: new Date(start).toISOString(),
    end: new Date(end).toISOString(),
    mode,
    group,
    open: ['booked', 'pending', 'proposed'].includes(status) && Date.parse(start) > now,
    ...(service === undefined ? {} : { service }),
    ...(professional === undefined ? {} : { professional }),
    ...(unit === undefined || masked ? {} : { unit }),
    ...(reason === undefined ? {} : { reason }),
    ...(link === undefined || mode !== 'remote' ? {} : { link }),
    ...(language === undefined ? {} : { interpreter: language }),
  };
}
const named = (text: string | undefined) => (text === undefined ? undefined : { fi: text });

/** A right to book that still stands; undefined for everything else. Pure. @param today YYYY-MM-DD */
export function toGrant(
  resource: AppointmentResource,
  source: { id: string; register: Grant['register'] },
  client: ClientReference,
  today: string,
): Grant | undefined {
  const period = resource.requestedPeriod?.[0];
  const service = actorsOf(resource).find((one) => one.startsWith('HealthcareService/'));
  const name = resource.serviceType?.[0]?.text;
  if (resource.status !== 'proposed' || resource.start !== undefined || !actorsOf(resource).includes(client))
    return undefined;
  if (period?.start === undefined || period.end === undefined || service === undefined || name === undefined)
    return undefined;
  const day = (time: string) => (time.length > 10 ? inFinland(time).day : time);
  if (day(period.end) < today) return undefined;
  return {
    id: `${source.id}/Appointment/${resource.id}`,
    source: source.id,
    register: source.register,
    service: { id: `${source.id}/${service}`, name: { fi: name } },
    from: day(period.start),
    until: day(period.end),
  };
}

/** The schedule of an appointment, told by the actors that both have. Pure. */
export function scheduleOf<T extends { actors: readonly { reference: string }[] }>(
  known: ReadonlyMap<string, T>,
  resource: AppointmentResource,
): T | undefined {
  if (slotIdOf(resource) === undefined) return undefined;
  const taking = new Set(actorsOf(resource));
  return [...known.values()].find(
    ({ actors }) => actors.length > 0 && actors.every(({ reference }) => taking.has(reference)),
  );
}
