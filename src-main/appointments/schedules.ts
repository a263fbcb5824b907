import type { AppointmentSource } from '#shared/appointment-policy.js';
import { type MeetingMode, type Named, type Schedule, meetingModeSchema } from '#shared/appointments.js';
import type { Localized } from '#shared/language.js';
import { MEETING, TRANSLATION } from './codes.js';
import {
  type ActorResource,
  type Concept,
  type Extension,
  type ScheduleResource,
  humanNameSchema,
  inner,
} from './resources.js';

/** A schedule with what a booking of it needs besides what the windows see. */
export interface KnownSchedule {
  schedule: Schedule;
  /** Its actors, as they take part in an appointment. */
  actors: { reference: string; display?: string }[];
  /** Address of the service's remote appointments, where all of them have the same one. */
  link?: string;
}

function localized(text: string, extensions: readonly Extension[] | undefined): Localized {
  const said: Localized = { fi: text };
  for (const { url, extension } of extensions ?? []) {
    const language = inner(extension, 'lang')?.valueCode;
    const content = inner(extension, 'content')?.valueString;
    if (url !== TRANSLATION || content === undefined) continue;
    if (language === 'sv') said.sv = content;
    if (language === 'en') said.en = content;
  }
  return said;
}

function namedConcept(concept: Concept | undefined): Named | undefined {
  const [coding] = concept?.coding ?? [];
  const text = concept?.text ?? coding?.display ?? coding?.code;
  if (text === undefined) return undefined;
  return { id: coding?.code ?? text, name: localized(text, concept?.['_text']?.extension) };
}

function modeOf(service: ActorResource | undefined): MeetingMode {
  const codes = (service?.characteristic ?? []).flatMap(({ coding }) => coding ?? []);
  const told = codes.find(({ system }) => system === MEETING)?.code;
  return meetingModeSchema.safeParse(told).data ?? 'onSite';
}

/** The name of a Practitioner, where a schedule names the person itself and says nothing more. */
function humanName(name: unknown): string | undefined {
  const [first] = humanNameSchema.safeParse(name).data ?? [];
  const written = first?.text ?? [...(first?.given ?? []), first?.family ?? ''].join(' ').trim();
  return written === '' ? undefined : written;
}

const typeOf = (reference: string): string => reference.split('/').at(-2) ?? '';
const relative = (reference: string): string => reference.split('/').slice(-2).join('/');

/** What a schedule is, put together of it and its actors. Pure. */
export function toSchedule(
  { id, register }: AppointmentSource,
  resource: ScheduleResource,
  actors: ReadonlyMap<string, ActorResource>,
): KnownSchedule {
  const own = resource.actor.flatMap(({ reference, display }) =>
    reference === undefined ? [] : [{ reference: relative(reference), ...(display === undefined ? {} : { display }) }],
  );
  const actor = (...types: string[]) => own.find(({ reference }) => types.includes(typeOf(reference)));
  const person = actor('PractitionerRole', 'Practitioner');
  const role = person && actors.get(person.reference);
  const placeOf = role?.location?.[0];
  const place =
    actor('Location') ??
    (placeOf?.reference === undefined ? undefined : { ...placeOf, reference: relative(placeOf.reference) });
  const offered = actor('HealthcareService');
  const service = offered && actors.get(offered.reference);
  const named = (one: { reference: string; display?: string | undefined } | undefined): Named | undefined => {
    if (one === undefined) return undefined;
    const known = actors.get(one.reference);
    const name = typeof known?.name === 'string' ? known.name : one.display;
    return name === undefined
      ? undefined
      : { id: `${id}/${one.reference}`, name: localized(name, known?.['_name']?.extension) };
  };
  const professional = role?.practitioner?.display ?? person?.display ?? humanName(role?.name);
  const profession = namedConcept(resource.specialty?.[0] ?? role?.specialty?.[0] ?? role?.code?.[0]);
  const unit = named(place);
  const serviceName = named(offered);
  const link = service?.telecom?.find(({ system }) => system === 'url')?.value;
  return {
    schedule: {
      id: `${id}/Schedule/${resource.id}`,
      source: id,
      register,
      mode: modeOf(service),
      ...(professional === undefined ? {} : { professional }),
      ...(profession === undefined ? {} : { profession }),
      ...(unit === undefined ? {} : { unit }),
      ...(serviceName === undefined ? {} : { service: serviceName }),
    },
    actors: own,
    ...(link === undefined ? {} : { link }),
  };
}
