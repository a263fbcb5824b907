import { type Reading, type UnitReadings, mergeReadings, ownReadingsSchema } from '#shared/guidelines-readings.js';
import type { HubEngine } from '../engine/index.js';
import type { DirectoryPerson } from '../sources/scim.js';
import { createRecords } from './records.js';

/** A unit is people who know each other. A directory that names one unit for a whole county has no supervisor of it here. */
const MOST_PEOPLE = 1_000;
/** Clocks of workstations differ; nothing has been read later than this after now. */
const AHEAD_MS = 60_000;

/** Who has read which version of which article: a record for each person. */
export function createReadingsBook({
  engine,
  people,
  now,
}: {
  engine: Pick<HubEngine, 'records'>;
  /** Undefined while the directory has not come yet. */
  people: () => readonly DirectoryPerson[] | undefined;
  now: () => number;
}) {
  const records = createRecords(engine, 'readings', ownReadingsSchema);
  return {
    /** Adds to a person's own; what is there already stays as it is. Resolves when it is safe. */
    async take(person: string, readings: readonly Reading[]): Promise<void> {
      const latest = new Date(now() + AHEAD_MS).toISOString();
      const told = readings.map((one) => (one.at > latest ? { ...one, at: new Date(now()).toISOString() } : one));
      await records.change(person, (kept) => {
        const before = kept?.readings ?? [];
        const after = mergeReadings(before, told);
        return JSON.stringify(after) === JSON.stringify(before) ? undefined : { readings: after };
      });
    },
    async of(person: string): Promise<Reading[]> {
      return (await records.read([person])).get(person)?.value.readings ?? [];
    },
    /** Of everybody in a unit, by name; undefined while nobody knows who they are. */
    async ofUnit(unit: string): Promise<UnitReadings | undefined> {
      const own = people()
        ?.filter((one) => one.unit === unit)
        .slice(0, MOST_PEOPLE);
      if (own === undefined) return undefined;
      const kept = await records.read(own.map(({ id }) => id));
      return {
        unit,
        people: own
          .map(({ id, name }) => ({ id, name, readings: kept.get(id)?.value.readings ?? [] }))
          .toSorted((a, b) => a.name.localeCompare(b.name, 'fi')),
      };
    },
  };
}
export type ReadingsBook = ReturnType<typeof createReadingsBook>;
