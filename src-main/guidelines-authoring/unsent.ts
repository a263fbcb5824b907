import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod';
import { type Unsent, unsentSchema } from '#shared/guidelines-authoring.js';
import type { Log } from '../log.js';
import { readJson } from './hub-link.js';

/** Texts that wait for the hub, in one file of this machine: guidelines, never anything of a client. */
export function createUnsent({ file, log }: { file: string; log: Log }) {
  const texts = new Map<string, Unsent>();
  const loaded = readFile(file, 'utf8').then(
    (text) => {
      const kept = readJson(text, z.array(unsentSchema));
      if (kept === undefined) log('error', 'guideline-drafts-unreadable');
      for (const one of kept ?? []) texts.set(one.id, one);
    },
    () => undefined,
  );
  let turn: Promise<void> = loaded;
  const save = (): Promise<void> => {
    const done = turn
      .catch(() => undefined)
      .then(async () => {
        await mkdir(dirname(file), { recursive: true, mode: 0o700 });
        await writeFile(`${file}.new`, JSON.stringify([...texts.values()]), { mode: 0o600, flush: true });
        await rename(`${file}.new`, file);
      });
    turn = done;
    return done;
  };
  return {
    loaded,
    of: (person: string | undefined): Unsent[] => [...texts.values()].filter((one) => one.person === person),
    get: (id: string): Unsent | undefined => texts.get(id),
    /** Resolves when it is on the disk; rejects when it cannot be. */
    async put(one: Unsent): Promise<void> {
      await loaded;
      texts.set(one.id, one);
      await save();
    },
    async remove(id: string): Promise<void> {
      await loaded;
      if (texts.delete(id)) await save();
    },
    written: () => turn.catch(() => undefined),
  };
}
