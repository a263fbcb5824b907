import type { AppointmentSource } from '#shared/appointment-policy.js';
import type { SlotFilter } from '#shared/appointments.js';
import type { Clock } from '#shared/clock.js';
import { CREATED } from './codes.js';
import { type LockWay, createLock } from './lock.js';
import {
  type ActorResource,
  type SlotResource,
  actorResourceSchema,
  appointmentResourceSchema,
  inner,
  scheduleResourceSchema,
  slotResourceSchema,
  statementSchema,
} from './resources.js';
import { type KnownSchedule, toSchedule } from './schedules.js';
import { type Answer, createServer } from './server.js';

/** Schedules change seldom: they are read again after this. */
const CATALOGUE_MS = 10 * 60_000;
/** References in one search: an address must not grow without end. */
const AT_ONCE = 40;

/** Which slots are wanted; times ISO 8601, `until` itself left out. */
export interface SlotQuery {
  from: string;
  until: string;
  filter: SlotFilter;
  free?: true;
  /** No more than the first so many (of some tens of schedules). */
  most?: number;
}

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

/** Whether a schedule is of what is looked for. Pure. */
export const isOf = ({ schedule }: KnownSchedule, filter: SlotFilter): boolean =>
  (filter.source === undefined || schedule.source === filter.source) &&
  (filter.unit === undefined || schedule.unit?.id === filter.unit) &&
  (filter.profession === undefined || schedule.profession?.id === filter.profession) &&
  (filter.service === undefined || schedule.service?.id === filter.service) &&
  (filter.mode === undefined || schedule.mode === filter.mode);

/** One server of appointments: its schedules, their slots, and its clients' bookings. Never rejects. */
export function createSource(
  config: AppointmentSource,
  parts: { fetch: typeof globalThis.fetch; clock: Clock; chance: () => number },
) {
  const server = createServer(config, parts);
  const { clock } = parts;
  let catalogue: { at: number; read: Promise<Answer<ReadonlyMap<string, KnownSchedule>>> } | undefined;
  let lockWay: Promise<LockWay> | undefined;

  /** A server that does not say that it takes transactions is given none. */
  async function askWay(): Promise<LockWay> {
    const answer = await server.get('metadata');
    const statement = answer.ok ? statementSchema.safeParse(answer.value).data : undefined;
    const takes = statement?.rest?.some(({ interaction }) => interaction?.some(({ code }) => code === 'transaction'));
    if (!answer.ok && answer.failure.kind !== 'rejected') lockWay = undefined;
    return takes === true ? 'transaction' : 'ifMatch';
  }
  const way = (): Promise<LockWay> =>
    config.lock === 'asServerSays' ? (lockWay ??= askWay()) : Promise.resolve(config.lock);

  async function readCatalogue(): Promise<Answer<ReadonlyMap<string, KnownSchedule>>> {
    // A schedule that does not say so is active too: a search by it would leave those out.
    const found = await server.search('Schedule?_count=500', scheduleResourceSchema);
    if (!found.ok) return found;
    const active = found.value.filter((one) => one.active !== false);
    const wanted = [
      ...new Set(
        active.flatMap(({ actor }) =>
          actor.flatMap(({ reference }) => reference?.split('/').slice(-2).join('/') ?? []),
        ),
      ),
    ];
    const actors = new Map<string, ActorResource>();
    for (const type of ['HealthcareService', 'PractitionerRole', 'Practitioner', 'Location']) {
      const ids = wanted.filter((one) => one.startsWith(`${type}/`)).map((one) => one.slice(type.length + 1));
      for (const some of chunks(ids, AT_ONCE)) {
        const answer = await server.search(`${type}?_id=${some.join(',')}&_count=100`, actorResourceSchema);
        if (!answer.ok) return answer;
        for (const one of answer.value) actors.set(`${one.resourceType}/${one.id}`, one);
      }
    }
    const known = active.map((one) => toSchedule(config, one, actors));
    return { ok: true, value: new Map(known.map((one) => [one.schedule.id, one])) };
  }
  function schedules(): Promise<Answer<ReadonlyMap<string, KnownSchedule>>> {
    if (catalogue !== undefined && clock.now() - catalogue.at < CATALOGUE_MS) return catalogue.read;
    const read = readCatalogue();
    catalogue = { at: clock.now(), read };
    // What failed is asked again at once when it is next wanted.
    void read.then(({ ok }) => {
      if (!ok && catalogue?.read === read) catalogue = undefined;
    });
    return read;
  }

  return {
    config,
    schedules,
    lock: createLock(server, way),
    /** Slots between two moments (ISO 8601), of the schedules that are looked for, by start. */
    async slots(query: SlotQuery): Promise<Answer<SlotResource[]>> {
      const known = await schedules();
      if (!known.ok) return known;
      const wanted = [...known.value.values()].filter((one) => isOf(one, query.filter));
      if (wanted.length === 0) return { ok: true, value: [] };
      const span = `start=ge${query.from}&start=lt${query.until}&_sort=start&_count=${query.most ?? 1000}${query.free === true ? '&status=free' : ''}`;
      const all = wanted.length === known.value.size;
      const groups = all ? [[]] : chunks(wanted, AT_ONCE);
      const answers = await Promise.all(
        groups.map((some) => {
          const of = some.map(({ schedule }) => schedule.id.slice(config.id.length + 1)).join(',');
          return server.search(
            `Slot?${of === '' ? '' : `schedule=${of}&`}${span}`,
            slotResourceSchema,
            query.most === undefined ? undefined : 1,
          );
        }),
      );
      const slots: SlotResource[] = [];
      for (const answer of answers) {
        if (!answer.ok) return answer;
        slots.push(...answer.value);
      }
      return { ok: true, value: slots };
    },
    async slot(id: string): Promise<Answer<SlotResource>> {
      const answer = await server.get(`Slot/${id}`);
      if (!answer.ok) return answer;
      const read = slotResourceSchema.safeParse(answer.value);
      return read.success
        ? { ok: true, value: read.data }
        : { ok: false, failure: { kind: 'invalidAnswer', source: config.name } };
    },
    /** All appointments in which the client takes part. */
    appointments: (client: string) =>
      server.search(`Appointment?actor=${encodeURIComponent(client)}&_count=100`, appointmentResourceSchema),
  };
}
export type Source = ReturnType<typeof createSource>;

/** When a slot was opened, where its source tells it. Pure. */
export const createdOf = ({ extension }: SlotResource): string | undefined => {
  const time = inner(extension, CREATED)?.valueDateTime;
  return time === undefined || Number.isNaN(Date.parse(time)) ? undefined : new Date(time).toISOString();
};
