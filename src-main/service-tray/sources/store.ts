import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Entry, Holding } from './holding.js';
import { appendLines, dropFile, readLines, writeLines } from './lines.js';
import { type Revisions, revisionsSchema } from './revisions.js';
import { type RefreshReport, refreshReportSchema } from './report.js';

/** What is known of a source's last good data. Grows a number when the form changes; another form is fetched anew. */
const keptHeadSchema = z.object({
  form: z.literal(1),
  /** Where it came from: another address or file means that all is fetched anew. */
  origin: z.string(),
  /** When it was last found to be what the source has, and when all of it was last fetched. */
  fetchedAt: z.iso.datetime(),
  wholeAt: z.iso.datetime(),
  skipped: z.array(z.string()),
  /** Of files that were imported by hand, and that no county file names. */
  label: z.object({ name: z.string(), licence: z.string() }).optional(),
});
export type KeptHead = z.infer<typeof keptHeadSchema>;

const checkpointHeadSchema = z.object({
  form: z.literal(1),
  origin: z.string(),
  /** What was asked for: `all`, or the moment since which changes were. */
  asked: z.string(),
  begunAt: z.iso.datetime(),
});
export type CheckpointHead = z.infer<typeof checkpointHeadSchema>;

export interface Kept<Head> {
  head: Head;
  holding: Holding;
}

/** The catalogue on the disk: last good data of each source, interrupted readings, revisions and reports. */
export interface Store {
  /** Changes when the source's data is written, by whoever; undefined when there is none. */
  stamp: (source: string) => Promise<string | undefined>;
  read: (source: string) => Promise<Kept<KeptHead> | undefined>;
  write: (source: string, head: KeptHead, entries: readonly Entry[]) => Promise<void>;
  readCheckpoint: (source: string) => Promise<Kept<CheckpointHead> | undefined>;
  beginCheckpoint: (source: string, head: CheckpointHead, entries: readonly Entry[]) => Promise<void>;
  addToCheckpoint: (source: string, entries: readonly Entry[]) => Promise<void>;
  dropCheckpoint: (source: string) => Promise<void>;
  readRevisions: () => Promise<Revisions | undefined>;
  writeRevisions: (revisions: Revisions) => Promise<void>;
  /** The newest first. */
  readReports: () => Promise<RefreshReport[]>;
  addReport: (report: RefreshReport) => Promise<void>;
}

const MOST_REPORTS = 60;

/** @param folder in the data folder of the workbench; made when something is first written */
export function createStore(folder: string): Store {
  const kept = (source: string) => join(folder, `${source}.ndjson`);
  const checkpoint = (source: string) => join(folder, `${source}.part.ndjson`);
  const jsonOf = async <T>(name: string, schema: z.ZodType<T>): Promise<T | undefined> => {
    try {
      return schema.safeParse(JSON.parse(await readFile(join(folder, name), 'utf8'))).data;
    } catch {
      return undefined;
    }
  };
  const writeJson = async (name: string, value: unknown) => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${name}.new`), JSON.stringify(value));
    await rename(join(folder, `${name}.new`), join(folder, name));
  };
  const readReports = async () => (await jsonOf('reports.json', z.array(refreshReportSchema))) ?? [];

  return {
    async stamp(source) {
      const found = await stat(kept(source)).catch(() => undefined);
      return found && `${found.mtimeMs} ${found.size} ${found.ino}`;
    },
    read: (source) => readLines(kept(source), keptHeadSchema),
    write: (source, head, entries) => writeLines(kept(source), head, entries),
    readCheckpoint: (source) => readLines(checkpoint(source), checkpointHeadSchema),
    beginCheckpoint: (source, head, entries) => writeLines(checkpoint(source), head, entries),
    addToCheckpoint: (source, entries) => appendLines(checkpoint(source), entries),
    dropCheckpoint: (source) => dropFile(checkpoint(source)),
    readRevisions: () => jsonOf('revisions.json', revisionsSchema),
    writeRevisions: (revisions) => writeJson('revisions.json', revisions),
    readReports,
    async addReport(report) {
      await writeJson('reports.json', [report, ...(await readReports())].slice(0, MOST_REPORTS));
    },
  };
}
