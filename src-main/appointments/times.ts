import type { Calendar, FirstFree, FirstWish, Named, Offer, SlotFilter } from '#shared/appointments.js';
import type { ReadSlots } from '#shared/appointment-facts.js';
import type { Clock } from '#shared/clock.js';
import type { Failure } from '#shared/failure.js';
import { addDays, finnishMoment, inFinland } from '#shared/helsinki.js';
import { byTime, pickFirst } from './first.js';
import type { SlotResource } from './resources.js';
import { type SlotQuery, type Source, createdOf } from './source.js';
import { toSlot } from './slots.js';

/** Days of free ones that are read at once while the first is looked for. */
const WINDOW_DAYS = 14;
const MOST_NEXT = 4;

const midnight = (day: string): string => new Date(finnishMoment(day, '00:00')).toISOString();

/** What may be known of times without any client: units and services, slots of some days, the first free one. */
export function createTimes(sources: readonly Source[], clock: Clock, searchDays: number) {
  const today = () => inFinland(clock.now()).day;

  /** Slots of all sources between two moments; a source that fails leaves the others as they are. */
  async function between(query: SlotQuery) {
    const failures: Failure[] = [];
    const offers: Offer[] = [];
    const facts: { offer: Offer; created?: string }[] = [];
    await Promise.all(
      sources.map(async (source) => {
        const [known, slots] = await Promise.all([source.schedules(), source.slots(query)]);
        if (!known.ok || !slots.ok) {
          failures.push(
            !known.ok ? known.failure : !slots.ok ? slots.failure : { kind: 'unreachable', source: source.config.name },
          );
          return;
        }
        for (const one of slots.value) {
          const slot = toSlot(source.config.id, one);
          const schedule = slot === undefined ? undefined : known.value.get(slot.schedule)?.schedule;
          if (slot === undefined || schedule === undefined) continue;
          const offer = { slot, schedule };
          const created = createdOf(one);
          offers.push(offer);
          facts.push({ offer, ...(created === undefined ? {} : { created }) });
        }
      }),
    );
    return { offers: offers.sort(byTime), facts, failures };
  }
  const freeFrom = (from: string, until: string, filter: SlotFilter, most?: number) =>
    between({ from, until, filter, free: true, ...(most === undefined ? {} : { most }) });
  const now = () => new Date(clock.now()).toISOString();

  return {
    async catalogue() {
      const answers = await Promise.all(sources.map((source) => source.schedules()));
      const known = answers.flatMap((answer) => (answer.ok ? [...answer.value.values()] : []));
      const distinct = <T extends Named>(all: readonly (T | undefined)[]): T[] =>
        [...new Map(all.flatMap((one) => (one === undefined ? [] : [[one.id, one] as const]))).values()].sort((a, b) =>
          a.name.fi.localeCompare(b.name.fi, 'fi'),
        );
      return {
        units: distinct(known.map(({ schedule }) => schedule.unit)),
        professions: distinct(known.map(({ schedule }) => schedule.profession)),
        services: distinct(known.map(({ schedule: { service, register } }) => service && { ...service, register })),
        failures: answers.flatMap((answer) => (answer.ok ? [] : [answer.failure])),
      };
    },
    async calendar({ from, days, filter }: { from: string; days: number; filter: SlotFilter }): Promise<Calendar> {
      const { offers, failures } = await between({
        from: midnight(from),
        until: midnight(addDays(from, days)),
        filter,
      });
      const schedules = new Map(offers.map(({ schedule }) => [schedule.id, schedule]));
      return { schedules: [...schedules.values()], slots: offers.map(({ slot }) => slot), failures };
    },
    async first(wish: FirstWish): Promise<FirstFree> {
      const last = addDays(today(), searchDays);
      const free: Offer[] = [];
      const failures: Failure[] = [];
      for (let day = today(); day < last; day = addDays(day, WINDOW_DAYS)) {
        const from = day === today() ? now() : midnight(day);
        const end = addDays(day, WINDOW_DAYS);
        const found = await freeFrom(from, midnight(end < last ? end : last), wish.filter);
        // What is kept for urgent matters is not the first free one of a wish: whoever needs it takes it from the calendar.
        free.push(...found.offers.filter(({ slot }) => slot.urgent === undefined));
        failures.push(...found.failures);
        const picked = pickFirst(free, wish, MOST_NEXT);
        if (picked.next.length >= MOST_NEXT || found.failures.length > 0)
          return { ...picked, until: addDays(end < last ? end : last, -1), failures };
      }
      return { ...pickFirst(free, wish, MOST_NEXT), until: addDays(last, -1), failures };
    },
    /** Free ones of the same kind, from the time that was taken on: what is offered in its place. */
    async instead({ slot, schedule }: Offer): Promise<Offer[]> {
      const filter: SlotFilter = {
        mode: schedule.mode,
        ...(schedule.service === undefined ? {} : { service: schedule.service.id }),
        ...(schedule.profession === undefined ? {} : { profession: schedule.profession.id }),
      };
      const from = slot.start > now() ? slot.start : now();
      const until = new Date(Date.parse(from) + WINDOW_DAYS * 86_400_000).toISOString();
      const { offers } = await freeFrom(from, until, filter, 8 * MOST_NEXT);
      return offers.filter((one) => one.slot.id !== slot.id && one.slot.urgent === slot.urgent).slice(0, MOST_NEXT + 1);
    },
    /** A slot with whose it is, as it is now. */
    async offer(
      id: string,
    ): Promise<{ source: Source; slotId: string; offer: Offer; resource: SlotResource } | Failure | undefined> {
      const source = sources.find(({ config }) => id.startsWith(`${config.id}/Slot/`));
      if (source === undefined) return undefined;
      const slotId = id.slice(source.config.id.length + '/Slot/'.length);
      const [known, read] = await Promise.all([source.schedules(), source.slot(slotId)]);
      if (!known.ok) return known.failure;
      if (!read.ok) return read.failure;
      const slot = toSlot(source.config.id, read.value);
      const schedule = slot === undefined ? undefined : known.value.get(slot.schedule)?.schedule;
      return slot === undefined || schedule === undefined
        ? undefined
        : { source, slotId, offer: { slot, schedule }, resource: read.value };
    },
    readSlots: (async ({ from, until }) => {
      const { facts, failures } = await between({ from, until, filter: {} });
      return {
        slots: facts.map(({ offer: { slot, schedule }, created }) => ({
          start: slot.start,
          end: slot.end,
          status: slot.status,
          register: schedule.register,
          schedule: schedule.id,
          // A group's place is for those of the group: it tells nothing of how soon one gets to a professional.
          reserved: slot.places !== undefined,
          ...(slot.urgent === undefined ? {} : { urgent: true }),
          ...(schedule.profession === undefined ? {} : { profession: schedule.profession }),
          ...(schedule.unit === undefined ? {} : { unit: schedule.unit }),
          ...(schedule.service === undefined ? {} : { service: schedule.service }),
          ...(created === undefined ? {} : { created }),
        })),
        failures,
      };
    }) satisfies ReadSlots,
  };
}
export type Times = ReturnType<typeof createTimes>;
