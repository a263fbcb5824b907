import * as z from 'zod';
import type { Relationship } from '#shared/access.js';
import type { Failure } from '#shared/failure.js';
import { type FindRelationship, dayOf } from '../access/index.js';
import type { Clock } from './clock.js';
import { firstWords, registerOf, wordsOf } from './concepts.js';
import type { Answer } from './fhir-answer.js';
import { appointmentSchema, careTeamSchema, encounterSchema } from './fhir-schemas.js';
import type { SourceReader } from './fhir-source.js';
import { concept, list, part, period, reference, resourceBase, text } from './fhir-types.js';
import type { ClientReference } from '#shared/context.js';
import { millisOf } from './fhir-time.js';
import { createStaff } from './staff.js';
import { patientIdOf } from './sections/read.js';

/** The professional is not kept waiting longer for a slow source: a purpose may be picked, and the search goes on behind it. */
const WAIT_MS = 1500;
const DAY_MS = 86_400_000;

const episodeSchema = z.object({
  resourceType: z.literal('EpisodeOfCare'),
  ...resourceBase,
  status: text,
  type: list(concept),
  patient: part(reference),
  careManager: part(reference),
  period: part(period),
});

/** One resource as it bears on the question. */
interface Tie {
  relationship: Omit<Relationship, 'source'> | undefined;
  /** References of staff that it names. */
  names: readonly (string | undefined)[];
  patients: readonly (string | undefined)[];
  meta: Parameters<typeof registerOf>[0];
  words: string;
}

const titled = (kind: Relationship['kind'], title: string | undefined, at: string | undefined) => ({
  kind,
  ...(title === undefined ? {} : { title }),
  ...(at === undefined ? {} : { at }),
});

/** What the resource says of who serves whom, if it says anything today. Pure. */
export function tieOf(resource: unknown, now: number, bookingDays: number): Tie | undefined {
  const encounter = encounterSchema.safeParse(resource).data;
  if (encounter !== undefined) {
    const { status = '', period, participant } = encounter;
    const title = firstWords([...encounter.type, encounter.serviceType, ...encounter.reasonCode]);
    const goesOn = ['arrived', 'triaged', 'in-progress', 'onleave'].includes(status);
    const today = status === 'planned' && period?.start !== undefined && dayOf(millisOf(period.start)) === dayOf(now);
    const isCall = /puhel|soit|phone|telefon|samtal/i.test(title ?? '');
    return {
      relationship: goesOn || today ? titled(isCall ? 'call' : 'serviceEvent', title, period?.start) : undefined,
      names: participant.map(({ individual }) => individual?.reference),
      patients: [patientIdOf(encounter.subject)],
      meta: encounter.meta,
      words: [title, wordsOf(encounter.serviceType)].join(' '),
    };
  }
  const appointment = appointmentSchema.safeParse(resource).data;
  if (appointment !== undefined) {
    const stands = ['pending', 'booked', 'arrived', 'checked-in', 'fulfilled'].includes(appointment.status ?? '');
    const near = Math.abs(millisOf(appointment.start) - now) <= bookingDays * DAY_MS;
    const title = firstWords([...appointment.serviceType, appointment.appointmentType]) ?? appointment.description;
    return {
      relationship: stands && near ? titled('booking', title, appointment.start) : undefined,
      names: appointment.participant.map(({ actor }) => actor?.reference),
      patients: appointment.participant.map(({ actor }) => patientIdOf(actor)),
      meta: appointment.meta,
      words: title ?? '',
    };
  }
  const team = careTeamSchema.safeParse(resource).data;
  if (team !== undefined) {
    const ended = team.period?.end !== undefined && millisOf(team.period.end) < now;
    const stands = (team.status === undefined || team.status === 'active') && !ended;
    const title = team.name ?? firstWords(team.category);
    return {
      relationship: stands ? titled('careTeam', title, team.period?.start) : undefined,
      names: team.participant.map(({ member }) => member?.reference),
      patients: [patientIdOf(team.subject)],
      meta: team.meta,
      words: [title, firstWords(team.category)].join(' '),
    };
  }
  const episode = episodeSchema.safeParse(resource).data;
  if (episode === undefined) return undefined;
  return {
    relationship:
      episode.status === 'active' ? titled('namedWorker', firstWords(episode.type), episode.period?.start) : undefined,
    names: [episode.careManager?.reference],
    patients: [patientIdOf(episode.patient)],
    meta: episode.meta,
    words: firstWords(episode.type) ?? '',
  };
}

/** Sosiaali- ja terveydenhuollon yhteinen palvelu: by its words, or by standing in both registers. */
const isJoint = ({ words, meta }: Tie): boolean =>
  /yhtei(nen|set|sen) palvelu|gemensam(ma)? service|joint service/i.test(words) ||
  new Set(
    [...(meta?.tag ?? []), ...(meta?.security ?? [])].flatMap((one) => registerOf({ tag: [one], security: [] }) ?? []),
  ).size > 1;

const TYPES = ['Encounter', 'Appointment', 'CareTeam', 'EpisodeOfCare'] as const;

/**
 * Looks in the sources for what ties the professional to the client: an open service event or call, a booking, a care team,
 * or being the named worker. The professional is found as a Practitioner by the county's own staff identifier, once for
 * each source. Only what stands in a register in which the professional works counts; the master is read for it as well,
 * since it holds the bookings of both.
 */
export function createRelationships({
  readers,
  localId,
  staffSystem,
  bookingDays,
  clock,
}: {
  readers: readonly SourceReader[];
  /** The client's logical id at a source. */
  localId: (reader: SourceReader, client: ClientReference, signal: AbortSignal) => Promise<Answer<string | undefined>>;
  /** System of the identifier by which Practitioners have the identity provider's subject. */
  staffSystem: string | undefined;
  /** How many days a booking counts before and after. */
  bookingDays: number;
  clock: Clock;
}): FindRelationship {
  const staff = createStaff(staffSystem);
  return function find({ client, professional, registers }, signal) {
    const asked = readers.filter((reader, index) => index === 0 || registers.includes(reader.source.register));
    const failures = new Map<string, Failure>();
    const silent = new Set(asked.map(({ source }) => source.name));
    let joint = false;
    let answer: (relationship: Relationship) => void = () => {};
    const first = new Promise<Relationship>((resolve) => (answer = resolve));

    const fail = (reader: SourceReader, given: Answer<unknown>) => {
      const source = reader.source.name;
      // A server that does not know the type has nothing of it.
      const unknownType = given.kind === 'failed' && given.failure.kind === 'rejected' && given.failure.status === 404;
      if (given.kind === 'failed' && !unknownType) failures.set(source, given.failure);
    };
    async function look(reader: SourceReader, type: (typeof TYPES)[number], patient: string): Promise<void> {
      const [me, hits] = await Promise.all([
        staff.find(reader, professional, signal),
        reader.search(type, new URLSearchParams({ patient }), signal),
      ]);
      if (me.kind !== 'ok') fail(reader, me);
      if (hits.kind !== 'ok') return fail(reader, hits);
      for (const resource of hits.value.matches) {
        const tie = tieOf(resource, clock.now(), bookingDays);
        if (tie === undefined || !tie.patients.includes(patient)) continue;
        const counts = registers.includes(registerOf(tie.meta) ?? reader.source.register);
        if (counts && isJoint(tie)) joint = true;
        const isMe = me.kind === 'ok' && tie.names.some((name) => name !== undefined && me.value.includes(tail(name)));
        if (counts && isMe && tie.relationship !== undefined)
          answer({ ...tie.relationship, source: reader.source.name });
      }
    }
    const all = Promise.all(
      asked.map(async (reader) => {
        const patient = await localId(reader, client, signal);
        if (patient.kind !== 'ok') fail(reader, patient);
        else if (patient.value !== undefined) {
          const { value } = patient;
          await Promise.all(TYPES.map((type) => look(reader, type, value)));
        }
        silent.delete(reader.source.name);
      }),
    );
    const waited = new Promise<void>((resolve) => {
      const stop = clock.setTimeout(resolve, WAIT_MS);
      void Promise.race([first, all]).then(stop);
    });
    const timedOut = (source: string): Failure => ({ kind: 'timedOut', source, afterMs: WAIT_MS });
    return {
      relationship: Promise.race([
        first.then((relationship) => ({ relationship, failures: [] })),
        Promise.race([all, waited]).then(() => ({
          failures: [...failures.values(), ...[...silent].filter((one) => !failures.has(one)).map(timedOut)],
        })),
      ]),
      late: Promise.race([first, all.then(() => undefined)]),
      jointService: all.then(() => joint),
    };
  };
}

/** `Practitioner/<id>` of a relative, absolute or versioned reference. */
const tail = (name: string): string => /([A-Za-z]+\/[^/]+)(?:\/_history\/[^/]+)?$/.exec(name)?.[1] ?? name;
