import { join } from 'node:path';
import { assessmentSchema } from '#shared/assessment.js';
import { clientReferenceSchema } from '#shared/context.js';
import * as z from 'zod';
import type { SealingKey } from '../credentials/index.js';
import type { Log } from '../log.js';
import { type SealedVault, createSealedFile, openVault, sealedName } from '../sealed/index.js';

/** An assessment as it is kept: with the client whose it is. It never moves to another. */
export const keptSchema = assessmentSchema.extend({ client: clientReferenceSchema, begunAt: z.iso.datetime() });
export type Kept = z.infer<typeof keptSchema>;

/** One professional's assessments while they work here. */
export interface Shelf {
  owner: string;
  vault: SealedVault<Kept>;
  all: () => readonly Kept[];
  get: (id: string) => Kept | undefined;
  /** Puts it in the place of what has its id. @returns whether it is safe */
  put: (kept: Kept) => Promise<boolean>;
  remove: (id: string) => Promise<boolean>;
  /** Resolves when all of it is on the disk, or has failed to be. */
  saved: () => Promise<unknown>;
  restore: (kept: readonly Kept[]) => void;
}

/** What is done has its place in the sources; for a day it can still be looked at and copied here. */
const DONE_MS = 86_400_000;

export async function openShelf({
  owner,
  dataDir,
  county,
  keyFor,
  nonce,
  now,
  onChange,
  log,
}: {
  owner: string;
  dataDir: string;
  county: string;
  keyFor: (professionalId: string) => Promise<SealingKey>;
  /** 12 random bytes. */
  nonce: () => Buffer;
  now: () => number;
  onChange: () => void;
  log: Log;
}): Promise<Shelf> {
  const vault = await openVault({
    kind: 'assessments',
    one: keptSchema,
    whose: owner,
    file: createSealedFile(join(dataDir, 'assessments', sealedName(county, owner))),
    keyFor,
    nonce,
    asideName: () => `unreadable-${now()}`,
    log,
  });
  const fresh = ({ state, savedAt }: Kept) => state === 'draft' || now() - Date.parse(savedAt) < DONE_MS;
  let kept = new Map(vault.kept.filter(fresh).map((one) => [one.id, one]));
  let last: Promise<unknown> = Promise.resolve();
  const set = (next: Map<string, Kept>): Promise<boolean> => {
    kept = next;
    const saved = vault.save([...kept.values()]);
    last = saved;
    onChange();
    return saved;
  };
  return {
    owner,
    vault,
    all: () => [...kept.values()],
    get: (id) => kept.get(id),
    put: (one) => set(new Map(kept).set(one.id, one)),
    remove(id) {
      const next = new Map(kept);
      next.delete(id);
      return set(next);
    },
    saved: () => last,
    restore: (before) => void set(new Map([...before.map((one) => [one.id, one] as const), ...kept])),
  };
}
