import { randomUUID } from 'node:crypto';
import { copyFile, link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import * as z from 'zod';
import { LogInUse } from './trouble.js';

const holderSchema = z.object({
  pid: z.number().int(),
  host: z.string(),
  /** Which of the processes that have had this number: they are used again, above all after a restart. */
  born: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

/** Seconds within which two readings of the time of the machine's start are the same start. */
const SAME_START_S = 90;

/**
 * When a process began: on Linux exactly (proc(5), field 22 of `stat`, with the machine's boot id), elsewhere the start of
 * the machine, which at least tells a number from before it.
 */
async function bornOf(pid: number): Promise<string> {
  try {
    const [boot, stat] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ]);
    // The second field is the program's name in brackets, and may hold anything.
    const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    return `${boot.trim()} ${began}`;
  } catch {
    return `start ${Math.round(Date.now() / 1000 - uptime())}`;
  }
}

const startOf = (born: string) => Number(/^start (\d+)$/.exec(born)?.[1] ?? Number.NaN);
const isSameBirth = (a: string, b: string): boolean => a === b || Math.abs(startOf(a) - startOf(b)) <= SAME_START_S;

async function isAlive({ pid, host, born }: Holder): Promise<boolean> {
  // Nobody here can know of another machine's processes.
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
  }
  return isSameBirth(await bornOf(pid), born);
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);
const parse = (text: string): Holder | undefined => {
  try {
    return holderSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** Puts a whole lock in its place, or finds one there. */
async function place(beside: string, lock: string): Promise<boolean> {
  try {
    // Where the file system has no hard links, a copy that must not replace anything.
    await link(beside, lock).catch(async (error: unknown) => {
      if (codeOf(error) === 'EEXIST') throw error;
      await copyFile(beside, lock, 1);
    });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Takes away the lock of a process that is gone; `false` when another was quicker, and has it now. */
async function takeAway(lock: string, found: string, aside: string): Promise<boolean> {
  await rename(lock, aside).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
  });
  const taken = await readFile(aside, 'utf8').catch(() => found);
  if (taken !== found) await place(aside, lock);
  await unlink(aside).catch(() => undefined);
  return taken === found;
}

/**
 * Makes this process the only one that writes the log. A lock of a process that has ended, by whatever means, is taken over.
 * @returns the way to give it up
 * @throws LogInUse naming the holder while that is alive
 */
export async function takeLock(lock: string): Promise<() => Promise<void>> {
  const own: Holder = { pid: process.pid, host: hostname(), born: await bornOf(process.pid) };
  const beside = `${lock}.${randomUUID()}`;
  await writeFile(beside, JSON.stringify(own), { mode: 0o600 });
  try {
    for (;;) {
      if (await place(beside, lock)) return () => unlink(lock).catch(() => undefined);
      const found = await readFile(lock, 'utf8').catch(() => '');
      const holder = parse(found);
      if (holder !== undefined && (await isAlive(holder)))
        throw new LogInUse(`process ${holder.pid} on ${holder.host} writes the access log (${lock})`);
      await takeAway(lock, found, `${beside}.gone`);
    }
  } finally {
    await unlink(beside).catch(() => undefined);
  }
}
