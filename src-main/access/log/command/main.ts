import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { AccessRow } from '#shared/access-log.js';
import { toAuditBundle } from '../audit-event.js';
import { linesOf, withFiles } from '../lines.js';
import { createAccessLog } from '../log.js';
import { rowOf } from '../rows.js';
import { troubleOf } from '../trouble.js';
import { createVerifier } from '../verify.js';
import { LOG_HELP, readLogOptions } from './options.js';

/** What the command needs of the world around it. */
export interface LogWorld {
  argv: string[];
  cwd: string;
  /** Where the log is kept when nothing else is said. */
  dataDir: string;
  now: () => Date;
  out: (line: string) => void;
  err: (line: string) => void;
}

type Export = Extract<ReturnType<typeof readLogOptions>, { kind: 'export' }>['options'];

/**
 * `npm run access-log`: looks through the log, or exports a client's entries of it.
 * @returns exit code: 0 well, 1 the chain is broken, 2 nothing could be done
 */
export async function runAccessLog(world: LogWorld): Promise<0 | 1 | 2> {
  const parsed = readLogOptions(world.argv);
  if (parsed.kind === 'help') {
    world.out(LOG_HELP.trimEnd());
    return 0;
  }
  if (parsed.kind === 'wrong') {
    world.err(parsed.message);
    return 2;
  }
  const folder = parsed.dataDir === undefined ? world.dataDir : resolve(world.cwd, parsed.dataDir);
  const file = join(folder, 'access-log.jsonl');
  try {
    return parsed.kind === 'verify' ? await verify(file, world) : await exportClient(file, parsed.options, world);
  } catch (error) {
    world.err(inWords(error, file));
    return 2;
  }
}

function inWords(error: unknown, file: string): string {
  const detail = error instanceof Error ? error.message : '';
  return troubleOf(error) === 'inUse'
    ? `A workbench uses this log now: close it and try again. (${detail})`
    : `The access log ${file} could not be used: ${detail}`;
}

async function verify(file: string, { out, err }: LogWorld): Promise<0 | 1 | 2> {
  const { files, lines, since, breaks, broken, torn } = await createVerifier(file)();
  if (files === 0) {
    err(`There is no access log at ${file}.`);
    return 2;
  }
  if (torn > 0)
    out(`The last line is not whole (${torn} bytes): it is being written, or will be set aside at the next start.`);
  for (const { file: name, line, why } of breaks)
    out(`${name}:${line}: ${why === 'chain' ? 'does not follow the line before it' : 'cannot be read'}`);
  if (broken > breaks.length) out(`… and ${broken - breaks.length} more`);
  const what = `${lines} entries in ${files} ${files === 1 ? 'file' : 'files'}${since === undefined ? '' : ` since ${since}`}`;
  out(broken === 0 ? `The chain is whole: ${what}.` : `The chain is broken in ${broken} places: ${what}.`);
  return broken === 0 ? 0 : 1;
}

function rowsOf(file: string, wanted: Parameters<typeof rowOf>[2]): Promise<AccessRow[] | undefined> {
  return withFiles(file, async (files) => {
    if (files.length === 0) return undefined;
    const rows: AccessRow[] = [];
    for (const one of files)
      for await (const lines of linesOf(one))
        for (const line of lines) {
          const row = rowOf(line, String(rows.length), wanted);
          if (row !== undefined) rows.push(row);
        }
    return rows;
  });
}

async function exportClient(file: string, { out: path, by, ...wanted }: Export, world: LogWorld): Promise<0 | 2> {
  const rows = await rowsOf(file, wanted);
  if (rows === undefined) {
    world.err(`There is no access log at ${file}.`);
    return 2;
  }
  const { client, from, until } = wanted;
  const accessLog = createAccessLog({ file, now: world.now });
  try {
    // In the log before it is out of it.
    await accessLog.append({
      action: 'logExported',
      professional: by ?? null,
      client,
      by: 'access-log',
      span: { from, until },
    });
  } finally {
    await accessLog.close();
  }
  const text = JSON.stringify(toAuditBundle(rows, world.now().toISOString(), randomUUID), undefined, 2);
  if (path === undefined) world.out(text);
  // Nothing that is there already is written over.
  else await writeFile(resolve(world.cwd, path), `${text}\n`, { flag: 'wx', mode: 0o600 });
  world.err(`${rows.length} entries of ${client} exported.`);
  return 0;
}
