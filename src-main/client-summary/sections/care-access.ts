import type * as z from 'zod';
import type { careAccessEntrySchema } from '#shared/summary-entries.js';
import { firstWords, wordsOf } from '../concepts.js';
import { patientSchema } from '../fhir-schemas.js';
import { type ServiceRequest, bookingSchema, scheduleSchema, slotSchema } from '../fhir-services.js';
import { millisOf } from '../fhir-time.js';
import { isProtected } from '../protection.js';
import type { CareKind, LimitRule } from '#shared/limit-rules.js';
import { ageOn, finnishDay, isWorkingDay, limitOf, ruleFor, standingOf, workingDayBy } from '../../indicators/index.js';
import { type EntryBase, type Origin, type Outcome, patientIdOf, present } from './read.js';

type CareAccessEntry = z.infer<typeof careAccessEntrySchema>;

/** What came along with the referrals: the client, their bookings, and the free times of the units. */
interface Around {
  birthDate?: string;
  bookings: { start: string; basedOn: string[]; actors: string[] }[];
  /** Starts of free slots by the reference of whom they are with, the earliest first. */
  free: ReadonlyMap<string, readonly string[]>;
}

const GONE = ['cancelled', 'noshow', 'entered-in-error'];

/** Reads what came along; what cannot be read or is of another client is left out. Specially protected bookings tell nothing here. */
export function aroundOf(included: readonly unknown[], origin: Origin): Around {
  const bookings: Around['bookings'] = [];
  const actors = new Map<string, string[]>();
  const slots: { start: string; schedule: string }[] = [];
  let birthDate: string | undefined;
  for (const one of included) {
    const patient = patientSchema.safeParse(one).data;
    if (patient?.id === origin.patient) ({ birthDate } = patient);
    const schedule = scheduleSchema.safeParse(one).data;
    if (schedule !== undefined)
      actors.set(
        schedule.id,
        schedule.actor.map((actor) => tailOf(actor.reference)),
      );
    const slot = slotSchema.safeParse(one).data;
    if (slot?.status === 'free' && slot.start !== undefined && millisOf(slot.start) >= origin.now) {
      slots.push({ start: slot.start, schedule: tailOf(slot.schedule?.reference) });
    }
    const booking = bookingSchema.safeParse(one).data;
    const mine = booking?.participant.some((actor) => patientIdOf(actor.actor) === origin.patient);
    if (booking?.start === undefined || mine !== true || GONE.includes(booking.status ?? '')) continue;
    if (isProtected(booking.meta?.security ?? [])) continue;
    bookings.push({
      start: booking.start,
      basedOn: booking.basedOn.map((reference) => tailOf(reference.reference)),
      actors: booking.participant.map((one) => tailOf(one.actor?.reference)),
    });
  }
  bookings.sort((a, b) => millisOf(a.start) - millisOf(b.start));
  return { bookings, free: freeOf(slots, actors), ...(birthDate === undefined ? {} : { birthDate }) };
}

function freeOf(slots: { start: string; schedule: string }[], actors: ReadonlyMap<string, readonly string[]>) {
  const free = new Map<string, string[]>();
  for (const { start, schedule } of slots.toSorted((a, b) => millisOf(a.start) - millisOf(b.start))) {
    for (const actor of actors.get(schedule.replace('Schedule/', '')) ?? []) {
      const starts = free.get(actor);
      if (starts === undefined) free.set(actor, [start]);
      else starts.push(start);
    }
  }
  return free;
}

/** `Type/id` of a reference, relative, absolute or versioned. */
const tailOf = (reference: string | undefined): string =>
  /([A-Z]\w+\/[A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/.exec(reference ?? '')?.[1] ?? '';

const wordsIn = (request: ServiceRequest): string =>
  [request.code, ...request.category, ...request.orderDetail, request.performerType].map(wordsOf).join(' ');

/**
 * What kind of getting to care the request is about; undefined when it is something else, e.g. a laboratory order.
 * `unclear`: a referral all the same, but no rule can be told from it.
 */
export function kindOf(
  request: ServiceRequest,
  register: 'health' | 'social',
  age: number | undefined,
): CareKind | 'unclear' | undefined {
  const words = wordsIn(request);
  if (register === 'social') {
    if (!/palvelutarpee|servicebehov|service needs/i.test(words)) return undefined;
    if (/vammais|handikapp|funktionsneds|disab/i.test(words)) return 'disability';
    return age !== undefined &&
      age < 18 &&
      /erityi\w* tu|särskilt stöd|special support|lastensuoj|barnskydd/i.test(words)
      ? 'specialChild'
      : 'serviceNeeds';
  }
  const need = /hoidon tarpee|vårdbehov|need for care/i.test(words);
  if (!need && !/lähete|remiss|referral/i.test(words)) return undefined;
  if (/laborator|röntgen|kuvantam|radiolog|liikunta|motion|hyvinvointi|välmående|välfärd/i.test(words))
    return undefined;
  if (/suun tervey|hammas|munhäls|tandvård|tandläk|dental|oral health/i.test(words)) return 'dental';
  if (/psykiatri|psychiatr/i.test(words)) return 'psychiatric';
  if (/erikoissair|poliklini|specialsjuk|poliklinik|specialist care|outpatient clinic/i.test(words))
    return 'specialised';
  return need ? 'primary' : 'unclear';
}

/** One assessment or referral beside its limit. Pure; `origin.now` tells what is late. */
export function careAccessOf(
  request: ServiceRequest,
  base: EntryBase,
  kind: CareKind | 'unclear',
  around: Around,
  now: number,
): Outcome<CareAccessEntry> {
  const title = wordsOf(request.code) ?? firstWords(request.category);
  if (title === undefined) return { missing: 'code' };
  const assessed = request.authoredOn ?? request.occurrenceDateTime;
  const day = assessed === undefined ? undefined : finnishDay(assessed);
  if (assessed === undefined || day === undefined) return { missing: 'authoredOn' };
  const age = ageOn(around.birthDate, day);
  const rule = kind === 'unclear' ? undefined : ruleFor(kind, day, age);
  const limit = rule === undefined ? undefined : limitOf(day, rule);
  const aim = kind === 'unclear' ? undefined : ruleFor(kind, day, age, 'plan');
  const booked = bookingFor(request, assessed, around.bookings);
  const state = limit === undefined ? undefined : stateOf(limit, booked, request.status, now);
  const starts = [...request.performer, ...request.locationReference].flatMap(
    (one) => around.free.get(tailOf(one.reference)) ?? [],
  );
  const thirdNext = starts.toSorted((a, b) => millisOf(a) - millisOf(b))[2];
  return {
    entry: {
      ...base,
      title,
      assessed,
      state: state ?? 'noRule',
      ...present({
        booked,
        thirdNext,
        ...(state === undefined
          ? {}
          : { limit, rule: rule?.key, ruleBasis: basisOf(rule), ...limitMarks(limit, rule?.checked) }),
        ...(state === undefined || aim === undefined
          ? {}
          : { target: limitOf(day, aim), targetRule: aim.key, targetBasis: basisOf(aim) }),
      }),
    },
  };
}

/** Where the rule stands, for whoever asks why. */
const basisOf = (rule: LimitRule | undefined) =>
  rule && { act: rule.act, from: rule.from, source: rule.source, checkedOn: rule.checkedOn };

/** What is said beside a limit: the last working day by it where it is none itself, and that its rule is to be checked. */
const limitMarks = (limit: string | undefined, checked: boolean | undefined) => ({
  workingDay: limit === undefined || isWorkingDay(limit) ? undefined : workingDayBy(limit),
  unchecked: checked === false ? (true as const) : undefined,
});

/** How it stands beside its limit by the booking. Undefined: nothing tells. */
function stateOf(
  limit: string,
  booked: string | undefined,
  status: string | undefined,
  now: number,
): 'kept' | 'late' | 'waiting' | undefined {
  const today = finnishDay(new Date(now).toISOString()) ?? '';
  const standing = standingOf(limit, booked === undefined ? undefined : finnishDay(booked), today);
  if (booked !== undefined && finnishDay(booked) !== undefined) return standing;
  // Done by now, and so by the limit; once that has passed, nothing tells when it was done. Withdrawn: nobody waits.
  if (status === 'completed') return standing === 'late' ? undefined : 'kept';
  return status === 'revoked' ? undefined : standing;
}

/**
 * The booking that the request led to: the one that says so, else the first one after it with the very unit that it was
 * sent to. A booking that is based on another request is not this one's.
 */
function bookingFor(request: ServiceRequest, assessed: string, bookings: Around['bookings']): string | undefined {
  const units = [...request.performer, ...request.locationReference].map((unit) => tailOf(unit.reference));
  const own = bookings.find((one) => one.basedOn.includes(`ServiceRequest/${request.id}`));
  const atUnit = bookings.find(
    (one) =>
      one.basedOn.length === 0 &&
      millisOf(one.start) >= millisOf(assessed) &&
      one.actors.some((actor) => actor !== '' && units.includes(actor)),
  );
  return (own ?? atUnit)?.start;
}

/** The units whose free times are asked for: each once, a few at most. */
export const unitsOf = (requests: readonly ServiceRequest[]): string[] =>
  [
    ...new Set(
      requests
        .filter((one) => ['active', 'draft', 'on-hold'].includes(one.status ?? ''))
        .flatMap((one) => [...one.performer, ...one.locationReference].map((unit) => tailOf(unit.reference)))
        .filter((unit) => /^(Organization|HealthcareService|Location|Practitioner|PractitionerRole)\//.test(unit)),
    ),
  ].slice(0, 5);
