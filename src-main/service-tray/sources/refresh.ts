import type { Failure } from '#shared/failure.js';
import { type Holding, emptyHolding, entriesOf } from './holding.js';
import { applyReading, difference, isBelievable } from './merge.js';
import { type Normalised, normalise } from './normalise.js';
import type { ReadSource } from './reader.js';
import type { RefreshReport } from './report.js';
import type { Store } from './store.js';

/** Changes are asked from a little before the last time: clocks differ, and v12 shows them up to an hour and a half late. */
const OVERLAP_MS = { ptv11: 10 * 60_000, ptv12: 2 * 3_600_000 };
/** Connections between services and channels change without a date: all is fetched once a week. */
const WHOLE_EVERY_MS = 7 * 24 * 3_600_000;
/** What was fetched before an interruption is good for so long. */
const CHECKPOINT_MS = 12 * 3_600_000;

export interface RefreshParts {
  source: { id: string; name: string; kind: string };
  /** Where it comes from: data of another origin is fetched anew. */
  origin: string;
  read: ReadSource;
  store: Store;
  now: () => number;
  /** Largest share of the services that may go at once. */
  mostRemoved: number;
  /** A removal that would not be believed is accepted this once. */
  acceptRemovals?: boolean;
  /** Fetches all although changes would do. */
  whole?: boolean;
  progress: (done: number, of: number) => void;
  signal: AbortSignal;
}

/** Reads one source, compares with the last good data, and keeps the new where it is to be believed. */
export async function refreshSource(parts: RefreshParts): Promise<{ report: RefreshReport; normalised?: Normalised }> {
  const { source, origin, read, store, now, mostRemoved, acceptRemovals = false, progress, signal } = parts;
  const begun = now();
  const iso = (ms: number) => new Date(ms).toISOString();
  const kept = await store.read(source.id);
  const usable = kept !== undefined && kept.head.origin === origin ? kept : undefined;
  const tellsChanges = source.kind === 'ptv11' || source.kind === 'ptv12';
  const wantsWhole =
    parts.whole === true || usable === undefined || begun - Date.parse(usable.head.wholeAt) > WHOLE_EVERY_MS;
  const overlap = source.kind === 'ptv12' ? OVERLAP_MS.ptv12 : OVERLAP_MS.ptv11;
  const since =
    tellsChanges && !wantsWhole && usable !== undefined ? iso(Date.parse(usable.head.fetchedAt) - overlap) : undefined;

  const asked = since ?? 'all';
  const before = kept?.holding ?? emptyHolding();
  const interrupted = tellsChanges ? await store.readCheckpoint(source.id) : undefined;
  const resumes =
    interrupted !== undefined &&
    interrupted.head.origin === origin &&
    interrupted.head.asked === asked &&
    begun - Date.parse(interrupted.head.begunAt) < CHECKPOINT_MS;
  const fetched: Holding = resumes ? interrupted.holding : emptyHolding();
  const resumed = fetched.services.size + fetched.channels.size + fetched.organizations.size;
  if (tellsChanges) {
    const begunAt = resumes ? interrupted.head.begunAt : iso(begun);
    await store.beginCheckpoint(source.id, { form: 1, origin, asked, begunAt }, entriesOf(fetched));
  }

  const reading = await read({
    since,
    held: before,
    fetched,
    keep: async (entries) => {
      if (tellsChanges) await store.addToCheckpoint(source.id, entries);
    },
    progress,
    signal,
  });
  const old = await normalise(before, source.id);
  const tell = (outcome: RefreshReport['outcome'], now_: Normalised, more: Partial<RefreshReport>): RefreshReport => ({
    source: source.id,
    name: source.name,
    begunAt: iso(begun),
    endedAt: iso(now()),
    asked: since === undefined ? 'all' : 'changes',
    outcome,
    services: now_.services.length,
    events: now_.events.length,
    added: [],
    changed: [],
    removed: [],
    skipped: [],
    resumed,
    ...more,
  });
  const failed = async (failure: Failure) => {
    const report = tell('failed', old, { failure });
    await store.addReport(report);
    return { report };
  };
  if ('failure' in reading) return failed(reading.failure);

  const after = applyReading(before, reading);
  const normalised = await normalise(after, source.id);
  const { same: _, ...found } = difference(old.marks, normalised.marks);
  const skipped = [...reading.skipped];
  if (!acceptRemovals && !isBelievable({ ...found, same: 0 }, old.marks.size, normalised.marks.size, mostRemoved)) {
    const report = tell('held', old, { ...found, skipped });
    await store.addReport(report);
    return { report };
  }
  const eventsSame = JSON.stringify(old.events) === JSON.stringify(normalised.events);
  const changes = found.added.length + found.changed.length + found.removed.length > 0 || !eventsSame;
  // The moment is the reading's beginning: what changed during it is asked for again the next time.
  const wholeAt = since === undefined ? iso(begun) : (usable?.head.wholeAt ?? iso(begun));
  await store.write(source.id, { form: 1, origin, fetchedAt: iso(begun), wholeAt, skipped }, entriesOf(after));
  await store.dropCheckpoint(source.id);
  const report = tell(changes ? 'changed' : 'same', normalised, { ...found, skipped });
  await store.addReport(report);
  return { report, normalised };
}
