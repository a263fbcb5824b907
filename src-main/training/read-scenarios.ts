import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Scenario, ScenarioProblem } from '#shared/training.js';
import { parseScenario } from './parse-scenario.js';

export interface ScenarioLibrary {
  scenarios: Scenario[];
  problems: ScenarioProblem[];
}

const unreadable = (file: string): ScenarioProblem => ({ file, line: 1, why: 'unreadable', field: '', detail: '' });

/** The `*.yaml` files of a folder. One that is broken adds its problems, and takes nothing else with it. */
export async function readScenarios(folder: string): Promise<ScenarioLibrary> {
  const names = await readdir(folder).catch(() => undefined);
  if (names === undefined) return { scenarios: [], problems: [unreadable('.')] };
  const files = names.filter((name) => /\.ya?ml$/.test(name)).toSorted();
  const read = await Promise.all(
    files.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8').catch(() => undefined);
      return text === undefined ? { problems: [unreadable(name)] } : parseScenario(name, text);
    }),
  );
  return {
    scenarios: read.flatMap((one) => ('scenario' in one && one.scenario !== undefined ? [one.scenario] : [])),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** Changes when a file of the folder is added, changed or removed; cheap to ask. */
export async function stampOf(folder: string): Promise<string> {
  const names = await readdir(folder).catch((): string[] => []);
  const stamps = names.toSorted().map(async (name) => {
    const found = await stat(join(folder, name)).catch(() => undefined);
    return `${name}:${found?.mtimeMs}:${found?.size}`;
  });
  return (await Promise.all(stamps)).join('|');
}
