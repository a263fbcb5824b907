import { resolve } from 'node:path';
import { checkCounty } from './check/check.js';
import { COUNTY_HELP, readCheckOptions } from './check/options.js';
import { writeReport } from './check/write.js';

/** What the command needs of the world around it. */
export interface CountyWorld {
  argv: string[];
  env: Record<string, string | undefined>;
  cwd: string;
  out: (line: string) => void;
  err: (line: string) => void;
}

/**
 * `npm run county`: checks a county file without starting.
 * @returns exit code: 0 when the file can be started
 */
export async function runCounty({ argv, env, cwd, out, err }: CountyWorld): Promise<number> {
  const parsed = readCheckOptions(argv);
  if (parsed.kind === 'help') {
    out(COUNTY_HELP.trimEnd());
    return 0;
  }
  if (parsed.kind === 'wrong') {
    err(parsed.message);
    return 1;
  }
  const { options } = parsed;
  const environment = (name: string) => options.env.get(name) ?? env[name];
  const report = await checkCounty({ file: resolve(cwd, options.file), environment, demo: options.demo });
  if (report === undefined) {
    err(`The county file ${options.file} cannot be read.`);
    return 1;
  }
  if (options.json) out(JSON.stringify(report, undefined, 2));
  else for (const line of writeReport(report)) out(line);
  return report.ok ? 0 : 1;
}
