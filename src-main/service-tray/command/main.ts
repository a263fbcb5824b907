import { randomUUID } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createSystemClock } from '#shared/clock.js';
import { sourcesOf } from '#shared/service-sources.js';
import { loadCounty } from '../../county/index.js';
import { StartFailure } from '../../host.js';
import { readBytes } from '../sources/files.js';
import { importFiles } from '../sources/import-files.js';
import { createSources, createStore } from '../sources/index.js';
import { type RefreshReport, writeReport } from '../sources/report.js';
import { type ServicesCommand, SERVICES_HELP, readServicesOptions } from './options.js';

/** What the command needs of the world around it. */
export interface ServicesWorld {
  argv: string[];
  env: Record<string, string | undefined>;
  cwd: string;
  /** Where the workbench keeps its data when nothing else is said. */
  dataDir: string;
  out: (line: string) => void;
  err: (line: string) => void;
  /** Shows how far it is; an empty text takes it away. */
  status: (text: string) => void;
}

/**
 * `npm run services`: imports files, refreshes the sources, or tells what the last refreshes did.
 * @returns exit code: 0 well, 1 something was refused or could not be read, 2 nothing could be done
 */
export async function runServices(world: ServicesWorld): Promise<0 | 1 | 2> {
  const command = readServicesOptions(world.argv);
  if (command.kind === 'help') {
    world.out(SERVICES_HELP.trimEnd());
    return 0;
  }
  if (command.kind === 'wrong') {
    world.err(command.message);
    return 2;
  }
  const dataDir = command.dataDir === undefined ? world.dataDir : resolve(world.cwd, command.dataDir);
  const folder = join(dataDir, 'services');
  try {
    if (command.kind === 'report') return await report(folder, command.json, world);
    return command.kind === 'import' ? await take(folder, command, world) : await refresh(folder, command, world);
  } catch (error) {
    if (!(error instanceof StartFailure)) throw error;
    world.err(error.message);
    return 2;
  }
}

async function report(folder: string, json: boolean, { out }: ServicesWorld): Promise<0> {
  const reports = await createStore(folder).readReports();
  if (json) out(JSON.stringify(reports, undefined, 2));
  else if (reports.length === 0) out(`Nothing has been fetched into ${folder} yet.`);
  else for (const one of reports.toReversed()) for (const line of writeReport(one)) out(line);
  return 0;
}

type Import = Extract<ServicesCommand, { kind: 'import' }>;
async function take(folder: string, { files, licence }: Import, { cwd, out, err }: ServicesWorld): Promise<0 | 1> {
  const names = files.map((file) => basename(file)).join(', ');
  const done = await importFiles({
    files: files.map((file) => resolve(cwd, file)),
    read: readBytes,
    store: createStore(folder),
    licence: licence ?? names,
    now: Date.now,
  });
  if ('failure' in done) {
    const { source, ...failure } = done.failure.kind === 'logUnwritable' ? { source: names, kind: '' } : done.failure;
    const why = 'detail' in failure && failure.detail !== undefined ? failure.detail : failure.kind;
    err(`${source} was refused: ${why}. Nothing was changed.`);
    return 1;
  }
  for (const line of writeReport(done.report)) out(line);
  return 0;
}

type Refresh = Extract<ServicesCommand, { kind: 'refresh' }>;
async function refresh(folder: string, command: Refresh, world: ServicesWorld): Promise<0 | 1 | 2> {
  const set = Object.entries(world.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const { county, path } = await loadCounty(resolve(world.cwd, command.county), Object.fromEntries(set));
  const list = sourcesOf(county.services);
  if (command.source !== undefined && !list.some(({ id }) => id === command.source)) {
    world.err(`The county has no source ${command.source}; it has ${list.map(({ id }) => id).join(', ')}.`);
    return 2;
  }
  const clock = createSystemClock();
  const sources = createSources({
    sources: list,
    path,
    store: createStore(folder),
    world: {
      fetch,
      pause: async (ms, signal) => {
        await wait(ms, undefined, { signal });
      },
      random: Math.random,
      now: clock.now,
    },
    clock,
    mostRemoved: county.services.mostRemoved,
    newEpoch: randomUUID,
    log: () => {},
  });
  const stop = sources.health.subscribe(({ sources: all }) => {
    const busy = all.find((one) => one.progress !== undefined);
    world.status(busy?.progress === undefined ? '' : `${busy.name}: ${busy.progress.done}/${busy.progress.of}`);
  });
  const reports = await sources.refresh({
    ...(command.source !== undefined && { source: command.source }),
    whole: command.whole,
    acceptRemovals: command.acceptRemovals,
  });
  stop();
  world.status('');
  sources.close();
  for (const one of reports) for (const line of writeReport(one)) world.out(line);
  return reports.some(isBad) ? 1 : 0;
}
const isBad = ({ outcome }: RefreshReport) => outcome === 'failed' || outcome === 'held';
