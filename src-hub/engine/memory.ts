import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import type { Clock } from '#shared/clock.js';
import type { HubLog } from '../log.js';
import type { HubEngine } from './engine.js';
import { openJournal } from './journal.js';
import { createLastSeen } from './last-seen.js';
import { createMemoryLog } from './memory-log.js';
import { createMemoryRecords } from './memory-records.js';
import { type Seal, createSeal } from './seal.js';
import { readIfThere, unseal, writeWhole } from './whole-file.js';

const SAVE_SEEN_MS = 10_000;
/** Of records that hold nothing secret, on a disk of the reader's own. */
const unsealed: Seal = { close: (text) => text, open: (line) => line };
const ordinalsSchema = z.object({ numbering: z.string(), ids: z.array(z.string()) });
const seenSchema = z.array(z.tuple([z.string(), z.number()]));

/** A file of the hub's that is read at the start, and written whole. Without a folder there is none. */
async function smallFile<T>(path: string | undefined, seal: Seal | undefined, schema: z.ZodType<T>, log: HubLog) {
  const text = path === undefined ? undefined : await readIfThere(path);
  const value = text === undefined || seal === undefined ? undefined : unseal(text, seal, schema);
  if (text !== undefined && value === undefined) log('error', 'hub-file-unreadable', { file: path ?? '' });
  return {
    value,
    async save(next: T): Promise<void> {
      if (path !== undefined && seal !== undefined) await writeWhole(path, seal.close(JSON.stringify(next)));
    },
  };
}

/**
 * The engine of a hub that is alone.
 * @param kept folder and the 32 bytes of the key that it is sealed with; absent = all is forgotten at the end
 * @param recordsFile a file in which the records are kept as they are, and not in `kept`
 */
export async function createMemoryEngine({
  kept,
  recordsFile,
  clock,
  log,
}: {
  kept?: { folder: string; key: Uint8Array } | undefined;
  recordsFile?: string;
  clock: Clock;
  log: HubLog;
}): Promise<HubEngine> {
  if (kept !== undefined) await mkdir(kept.folder, { recursive: true, mode: 0o700 });
  if (recordsFile !== undefined)
    await mkdir(dirname(recordsFile), { recursive: true, mode: 0o700 }).catch(() => undefined);
  const pathOf = (name: string) => (kept === undefined ? undefined : join(kept.folder, name));
  const sealOf = (name: string) => (kept === undefined ? undefined : createSeal(kept.key, name));
  const ordinals = await smallFile(pathOf('ordinals'), sealOf('ordinals'), ordinalsSchema, log);
  const seen = await smallFile(pathOf('last-seen'), sealOf('last-seen'), seenSchema, log);
  const file = pathOf('consultations');
  const seal = sealOf('consultations');
  const entries = createMemoryLog(
    file === undefined || seal === undefined ? undefined : await openJournal({ file, seal, log }),
  );
  const records = createMemoryRecords(await openRecords());
  async function openRecords() {
    if (recordsFile === undefined) {
      if (kept === undefined) return undefined;
      return openJournal({ file: join(kept.folder, 'records'), seal: createSeal(kept.key, 'records'), log });
    }
    // A workbench's own hub must begin on a full disk too: what it then takes is forgotten at its end.
    return openJournal({ file: recordsFile, seal: unsealed, log }).catch((error: unknown) => {
      log('error', 'hub-records-not-kept', { detail: String(error) });
      return undefined;
    });
  }

  const numbering = ordinals.value?.numbering ?? randomUUID();
  const ids = ordinals.value?.ids ?? [];
  const known = new Map(ids.map((id, ordinal) => [id, ordinal]));
  let numbersSaved = ids.length;
  let numberingTurn: Promise<void> = Promise.resolve();
  const lastSeen = createLastSeen(clock.now, seen.value);
  let stopSaving: (() => void) | undefined;
  let seenSaved: Promise<void> = Promise.resolve();
  let healthy = true;
  const saveSeen = () => {
    stopSaving = undefined;
    seenSaved = seenSaved
      .then(() => seen.save([...lastSeen.all()]))
      .catch((error: unknown) => log('error', 'hub-last-seen-not-kept', { detail: String(error) }));
  };

  return {
    kind: 'memory',
    numbering: () => numbering,
    async ordinalsOf(wanted) {
      for (const id of wanted) if (!known.has(id)) known.set(id, ids.push(id) - 1);
      // A number that has been told must hold over the next start: it is on the disk first.
      const saved = numberingTurn.then(async () => {
        const all = [...ids];
        if (numbersSaved === all.length) return;
        await ordinals.save({ numbering, ids: all });
        numbersSaved = all.length;
      });
      numberingTurn = saved.catch(() => undefined);
      await saved;
      return new Map(wanted.map((id) => [id, known.get(id) ?? 0]));
    },
    // There is no other hub to tell, or to hear.
    words: { say: () => {}, load: async () => [], onHeard: () => () => {}, onHub: () => () => {} },
    lastSeen: {
      load: async () => lastSeen.all(),
      put(person, minute) {
        if (lastSeen.put(person, minute)) stopSaving ??= clock.after(SAVE_SEEN_MS, saveSeen);
      },
    },
    log: {
      ...entries,
      append: (entry) =>
        entries.append(entry).then(
          () => void (healthy = true),
          (error: unknown) => {
            healthy = false;
            throw error;
          },
        ),
    },
    records: { read: records.read, change: records.change },
    healthy: () => healthy,
    async close() {
      if (stopSaving !== undefined) {
        stopSaving();
        saveSeen();
      }
      await Promise.all([entries.close(), records.close(), seenSaved, numberingTurn]);
    },
  };
}
