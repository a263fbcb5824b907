import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../../shared/data/ptv');

/** Real objects of the Finnish Service Catalogue (PTV), which the project does not ship: they lie beside it, or nowhere. */
export const realPtv = {
  path: (name: string) => resolve(folder, name),
  read: (name: string) => readFileSync(resolve(folder, name), 'utf8'),
};

/** Skips a test with the reason said, where the real objects are not on this machine. */
export function needsRealPtv(skip: (condition: boolean, why: string) => void): void {
  skip(!existsSync(folder), `No real PTV objects at ${folder}: this test did not run`);
}
