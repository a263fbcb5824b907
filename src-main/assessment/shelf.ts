import { join } from 'node:path';
import { assessmentSchema } from '#shared/assessment.js';
import { clientReferenceSchema } from '#shared/context.js';
import * as z from 'zod';
import type { SealingKey } from '../credentials/index.js';
import type { Log } from '../log.js';
import {
  type SealedShelf,
  type SealedVault,
  createSealedFile,
  createSealedShelf,
  openVault,
  sealedName,
} from '../sealed/index.js';

/** An assessment as it is kept: with the client whose it is. It never moves to another. */
export const keptSchema = assessmentSchema.extend({ client: clientReferenceSchema, begunAt: z.iso.datetime() });
export type Kept = z.infer<typeof keptSchema>;

/** One professional's assessments while they work here. */
export interface Shelf extends SealedShelf<Kept> {
  owner: string;
  vault: SealedVault<Kept>;
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
  return { owner, vault, ...createSealedShelf({ vault, isFresh: fresh, onChange }) };
}
