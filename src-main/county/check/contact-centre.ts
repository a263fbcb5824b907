import { readFile } from 'node:fs/promises';
import type { County } from '#shared/county.js';
import { mistakesInNames } from '../../telephony/index.js';
import type { Finding } from '../mistakes.js';
import { besideCounty } from '../read.js';

/** A table of names that cannot be used leaves the county without its contact centre: each mistake with its place there. */
export async function mistakesInContactNames(file: string, { telephony }: County): Promise<Finding[]> {
  if (telephony?.kind !== 'ace' || telephony.names === undefined) return [];
  const { names } = telephony;
  const text = await readFile(besideCounty(file, names), 'utf8').catch(() => undefined);
  const found = text === undefined ? ['cannot be read'] : mistakesInNames(text);
  return found.map((message) => ({ path: ['telephony', 'names'], message: `${names}: ${message}` }));
}
