import * as z from 'zod';
import type { HubEngine } from './engine.js';
import type { Journal } from './journal.js';

const lineSchema = z.object({ shelf: z.string(), key: z.string(), revision: z.number().int(), value: z.string() });
type Line = z.infer<typeof lineSchema>;

/** Lines beyond those that hold, before the journal is written shorter. */
const SPARE = 2_000;

const readLine = (body: string): Line | undefined => {
  try {
    return lineSchema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
};

/** The records of one hub: in memory, and in the journal where there is one. The last line of a key holds. */
export function createMemoryRecords(
  journal: Journal | undefined,
): HubEngine['records'] & { close: () => Promise<void> } {
  const shelves = new Map<string, Map<string, { revision: number; value: string }>>();
  let held = 0;
  let lines = 0;
  let turn: Promise<void> = Promise.resolve();

  const shelfOf = (shelf: string) => {
    const found = shelves.get(shelf) ?? new Map<string, { revision: number; value: string }>();
    shelves.set(shelf, found);
    return found;
  };
  function put({ shelf, key, revision, value }: Line): void {
    const records = shelfOf(shelf);
    if (!records.has(key)) held += 1;
    records.set(key, { revision, value });
  }
  const entryOf = (line: Line) => ({ id: `${line.shelf} ${line.key}`, at: 0, body: JSON.stringify(line) });
  const all = () =>
    [...shelves].flatMap(([shelf, records]) => [...records].map(([key, one]) => entryOf({ shelf, key, ...one })));
  for (const { body } of journal?.entries ?? []) {
    const line = readLine(body);
    if (line !== undefined) put(line);
    lines += 1;
  }

  /** One after another: whether a record still is as it was known is looked at in its turn. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.then(
      () => undefined,
      () => undefined,
    );
    return mine;
  }

  return {
    async read(shelf, keys) {
      const records = shelfOf(shelf);
      if (keys === undefined) return new Map(records);
      return new Map(
        keys.flatMap((key) => {
          const found = records.get(key);
          return found === undefined ? [] : [[key, found] as const];
        }),
      );
    },
    change: (shelf, key, known, value) =>
      inTurn(async () => {
        if ((shelfOf(shelf).get(key)?.revision ?? 0) !== known) return false;
        const line = { shelf, key, revision: known + 1, value };
        await journal?.write([entryOf(line)]);
        put(line);
        lines += 1;
        if (journal !== undefined && lines > held * 2 + SPARE) {
          await journal.replace(all());
          lines = held;
        }
        return true;
      }),
    close: () => inTurn(async () => journal?.close()),
  };
}
