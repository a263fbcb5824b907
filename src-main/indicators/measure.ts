import * as z from 'zod';
import type { ReadSlots } from '#shared/appointment-facts.js';
import type { Clock } from '#shared/clock.js';
import { type T3State, measuredT3Schema } from '#shared/indicators.js';
import { createKeptFile } from '../kept-file.js';
import { createLive } from '../live.js';
import type { Log } from '../log.js';
import { finnishDay } from './calendar.js';
import { unitsOf } from './from-slots.js';
import { T3_WITHIN_DAYS } from './t3.js';

const keptSchema = z.object({ version: z.literal(1), measured: z.array(measuredT3Schema) });
const DAY_MS = 86_400_000;
const LOOK_MS = 15 * 60_000;
/** What was read this long ago is still told of as now. */
const FRESH_MS = 10 * 60_000;
const KEEP_DAYS = 400;
/** The first measurement of a day is from eight o'clock on, so that days can be compared. */
const hourIn = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Helsinki', hour: '2-digit', hourCycle: 'h23' });
const FIRST_HOUR = 8;

/** T3 as it is now, read when somebody looks; and once a day, kept as the day's measurement. */
export function createMeasuring({
  readSlots,
  file,
  clock,
  log,
}: {
  /** Undefined where the county has no appointment source. */
  readSlots: ReadSlots | undefined;
  file: string;
  clock: Clock;
  log: Log;
}) {
  const store = createKeptFile({ file, schema: keptSchema, name: 'indicators', now: clock.now, log });
  const live = createLive<T3State>({
    state: readSlots === undefined ? 'off' : 'reading',
    units: [],
    failures: [],
    measured: [],
  });
  const today = () => finnishDay(new Date(clock.now()).toISOString()) ?? '';
  const loaded = store
    .load()
    .then((kept) => live.update((state) => ({ ...state, measured: kept?.measured ?? state.measured })));
  let reading: Promise<void> | undefined;

  async function readAll(read: ReadSlots): Promise<void> {
    await loaded;
    const now = clock.now();
    const until = new Date(now + (T3_WITHIN_DAYS + 1) * DAY_MS).toISOString();
    const { slots, failures } = await read({ from: new Date(now).toISOString(), until });
    const units = unitsOf(slots, now);
    live.update((state) => ({
      ...state,
      state: 'ready',
      readAt: new Date(now).toISOString(),
      units,
      failures: [...failures],
    }));
    // A day is measured when all of it could be: a source that is silent would make the others the county's figure.
    const due = Number(hourIn.format(now)) >= FIRST_HOUR && live.get().measured.at(-1)?.day !== today();
    if (failures.length > 0 || units.length === 0 || !due) return;
    const oldest = finnishDay(new Date(now - KEEP_DAYS * DAY_MS).toISOString()) ?? '';
    const measured = [...live.get().measured.filter(({ day }) => day > oldest), { day: today(), units }];
    live.update((state) => ({ ...state, measured }));
    await store.save({ version: 1, measured });
  }
  /** One reading at a time. */
  const read = (): Promise<void> => {
    if (readSlots === undefined) return loaded;
    reading ??= readAll(readSlots).finally(() => (reading = undefined));
    return reading;
  };
  const isFresh = () => clock.now() - Date.parse(live.get().readAt ?? '1970-01-01') < FRESH_MS;
  const stop = clock.every(LOOK_MS, () => {
    if (live.get().measured.at(-1)?.day !== today()) void read();
  });

  return {
    read,
    async *watch(signal?: AbortSignal) {
      await loaded;
      if (!isFresh()) void read();
      yield* live.watch(signal);
    },
    async close(): Promise<void> {
      stop();
      await reading;
    },
  };
}
