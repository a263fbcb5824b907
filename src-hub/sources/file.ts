import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import * as z from 'zod';
import type { Clock } from '#shared/clock.js';
import { readCsv } from './csv.js';
import { type DirectoryPerson, type DirectorySource, personOf } from './scim.js';

const LOOK_MS = 2_000;
/** A SCIM list (RFC 7644 §3.4.2), or its users alone. */
const usersSchema = z.union([z.array(z.unknown()), z.object({ Resources: z.array(z.unknown()) })]);

/** People of a JSON text in SCIM's shape; a text when it is not that. */
export function readJson(text: string): DirectoryPerson[] | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return error instanceof Error ? error.message : 'it is not JSON';
  }
  const users = usersSchema.safeParse(value);
  if (!users.success) return 'it is neither a list of SCIM users nor an object with Resources';
  const list = Array.isArray(users.data) ? users.data : users.data.Resources;
  return list.map(personOf).filter((one) => one !== undefined);
}

/**
 * People from a file: SCIM-shaped JSON, or CSV (`csv.ts`). Two people of one id are one, the later.
 * @param watch how often it is looked at whether the file is another by now
 */
export function createFileDirectory({
  file,
  format,
  clock,
}: {
  file: string;
  format: 'json' | 'csv';
  clock: Pick<Clock, 'every'>;
}): DirectorySource & { onChange: (listener: () => void) => () => void } {
  const source = basename(file);
  const look = () => stat(file).then(({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`);
  let known: string | undefined;

  return {
    async load() {
      const now = await look().catch(() => undefined);
      const text = await readFile(file, 'utf8').catch(() => undefined);
      if (text === undefined) return { ok: false, failure: { kind: 'unreachable', source } };
      known = now;
      const people = format === 'csv' ? readCsv(text) : readJson(text);
      if (typeof people === 'string') return { ok: false, failure: { kind: 'invalidAnswer', source, detail: people } };
      return { ok: true, people: [...new Map(people.map((person) => [person.id, person])).values()] };
    },
    /** Tells when the file has been written anew; a file that is away for a moment is waited for. */
    onChange: (listener) =>
      clock.every(LOOK_MS, () => {
        look().then(
          (now) => {
            if (known === undefined || now === known) return;
            known = now;
            listener();
          },
          () => undefined,
        );
      }),
  };
}
