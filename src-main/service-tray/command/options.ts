import { parseArgs } from 'node:util';

export const SERVICES_HELP = `npm run services -- <command> [options]

  import <file…>   take in files of PTV objects (.json) or tables of services and events (.csv)
    --licence <text>      source and licence line to show (default: the files' names)
  refresh          fetch from the county's sources now
    --county <file>       the county file (needed)
    --source <id>         one source only
    --all                 all of it, although the changes would do
    --accept-removals     believe it also when many services are gone
  report           what the last refreshes did
    --json                as JSON

  --data-dir <dir>        data folder of the workbench

A workbench that runs on the same data folder takes the new services by itself.
`;

export type ServicesCommand =
  | { kind: 'import'; files: string[]; licence: string | undefined; dataDir: string | undefined }
  | {
      kind: 'refresh';
      county: string;
      source: string | undefined;
      whole: boolean;
      acceptRemovals: boolean;
      dataDir: string | undefined;
    }
  | { kind: 'report'; json: boolean; dataDir: string | undefined }
  | { kind: 'help' }
  | { kind: 'wrong'; message: string };

const wrong = (message: string): ServicesCommand => ({ kind: 'wrong', message: `${message} See --help.` });

/** Reads the command line; a mistake in it comes back as a sentence. Pure. */
export function readServicesOptions(argv: string[]): ServicesCommand {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        help: { type: 'boolean' },
        'data-dir': { type: 'string' },
        licence: { type: 'string' },
        county: { type: 'string' },
        source: { type: 'string' },
        all: { type: 'boolean' },
        'accept-removals': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
    const [command, ...rest] = positionals;
    const dataDir = values['data-dir'];
    if (values.help === true || command === undefined) return { kind: 'help' };
    if (command === 'import') {
      if (rest.length === 0) return wrong('import needs at least one file.');
      return { kind: 'import', files: rest, licence: values.licence, dataDir };
    }
    if (rest.length > 0) return wrong(`${command} takes no file.`);
    if (command === 'report') return { kind: 'report', json: values.json === true, dataDir };
    if (command !== 'refresh') return wrong(`There is no command ${command}.`);
    if (values.county === undefined) return wrong('refresh needs --county <file>.');
    return {
      kind: 'refresh',
      county: values.county,
      source: values.source,
      whole: values.all === true,
      acceptRemovals: values['accept-removals'] === true,
      dataDir,
    };
  } catch (error) {
    return wrong(error instanceof Error ? `${error.message}.` : 'The options could not be read.');
  }
}
