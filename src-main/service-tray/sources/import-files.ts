import { basename } from 'node:path';
import type { Failure } from '#shared/failure.js';
import { parsePtv, type ReadBytes, textOf } from './files.js';
import { entriesOf, emptyHolding } from './holding.js';
import { applyReading, difference, type Reading } from './merge.js';
import { normalise } from './normalise.js';
import type { RefreshReport } from './report.js';
import type { Store } from './store.js';
import { parseServiceTable } from './table/index.js';

/** Id of the source that imported files make together, beside those of the county file. */
export const IMPORTED = 'imported';

/**
 * Takes in files by hand: PTV objects (`.json`) and tables (`.csv`). What they hold is put beside, or in the place of,
 * what was imported before; nothing goes. One file that cannot be taken in, and none is.
 * @param licence source and licence line to show
 */
export async function importFiles({
  files,
  read,
  store,
  licence,
  now,
}: {
  files: readonly string[];
  read: ReadBytes;
  store: Store;
  licence: string;
  now: () => number;
}): Promise<{ report: RefreshReport } | { failure: Failure }> {
  const at = new Date(now()).toISOString();
  const readings: Reading[] = [];
  for (const file of files) {
    const name = basename(file);
    const text = await textOf(file, read);
    if (!text.ok) return text;
    const table = /\.(csv|tsv|txt)$/i.test(name);
    const reading = table ? parseServiceTable(text.value, { id: IMPORTED, name }) : parsePtv(text.value, name);
    if ('failure' in reading) return reading;
    readings.push(reading);
  }
  const kept = await store.read(IMPORTED);
  const before = kept?.holding ?? emptyHolding();
  const entries = readings.flatMap((reading) => reading.entries);
  const skipped = readings.flatMap((reading) => reading.skipped);
  const after = applyReading(before, { whole: false, entries, gone: [], skipped });
  const [old, fresh] = [await normalise(before, IMPORTED), await normalise(after, IMPORTED)];
  const { same: _, ...found } = difference(old.marks, fresh.marks);
  const changed =
    found.added.length + found.changed.length > 0 || JSON.stringify(old.events) !== JSON.stringify(fresh.events);
  const names = [...new Set([...(kept?.head.label?.name.split(', ') ?? []), ...files.map((file) => basename(file))])];
  const name = names.join(', ');
  const head = { form: 1 as const, origin: IMPORTED, fetchedAt: at, wholeAt: at, skipped, label: { name, licence } };
  await store.write(IMPORTED, head, entriesOf(after));
  const report: RefreshReport = {
    source: IMPORTED,
    name,
    begunAt: at,
    endedAt: new Date(now()).toISOString(),
    asked: 'all',
    outcome: changed ? 'changed' : 'same',
    services: fresh.services.length,
    events: fresh.events.length,
    ...found,
    skipped,
    resumed: 0,
  };
  await store.addReport(report);
  return { report };
}
