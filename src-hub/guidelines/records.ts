import type * as z from 'zod';
import { toJson } from '../read-body.js';
import type { HubEngine } from '../engine/index.js';

const TRIES = 6;

/**
 * One shelf of the engine's records, read by a schema. A record that is of another form counts as not there, and keeps its
 * revision: what is put in its place replaces it.
 */
export function createRecords<T>(engine: Pick<HubEngine, 'records'>, shelf: string, schema: z.ZodType<T>) {
  const { records } = engine;
  async function read(keys?: readonly string[]): Promise<Map<string, { revision: number; value: T }>> {
    const found = await records.read(shelf, keys);
    return new Map(
      [...found].flatMap(([key, { revision, value }]) => {
        const parsed = schema.safeParse(toJson(value)).data;
        return parsed === undefined ? [] : [[key, { revision, value: parsed }] as const];
      }),
    );
  }
  return {
    read,
    /**
     * Changes one record as it is at that moment, whoever else changes it; `undefined` from `how` leaves it.
     * Rejects when it is changed by others again and again, or when the engine does not take it.
     */
    async change(key: string, how: (value: T | undefined) => T | undefined): Promise<T | undefined> {
      for (let tried = 0; tried < TRIES; tried += 1) {
        const raw = (await records.read(shelf, [key])).get(key);
        const value = raw === undefined ? undefined : schema.safeParse(toJson(raw.value)).data;
        const next = how(value);
        if (next === undefined) return value;
        if (await records.change(shelf, key, raw?.revision ?? 0, JSON.stringify(next))) return next;
      }
      throw new Error(`the record ${shelf} is changed by too many at once`);
    },
  };
}
