import { parseArgs } from 'node:util';

export const COUNTY_HELP = `Usage: npm run county -- check <file> [options]

Checks a county file without starting anything, and says in plain words what each entry means.

  --env NAME=value   a value for \${NAME} in the file; may be given many times. Otherwise the environment's own
  --demo             loopback examples for names that are not set
  --json             the report as JSON
  --help             this text

Ends with 0 when the file can be started, with 1 when it cannot.
`;

export interface CheckOptions {
  file: string;
  env: Map<string, string>;
  demo: boolean;
  json: boolean;
}
type Parsed = { kind: 'check'; options: CheckOptions } | { kind: 'help' } | { kind: 'wrong'; message: string };

const wrong = (message: string): Parsed => ({ kind: 'wrong', message: `${message} See npm run county -- --help.` });

/** Reads the command line of `npm run county`. Pure: looks at no file. */
export function readCheckOptions(args: string[]): Parsed {
  let parsed;
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        env: { type: 'string', multiple: true },
        demo: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    return wrong(`${error instanceof Error ? error.message.split('. ')[0] : 'The options cannot be read'}.`);
  }
  const { values, positionals } = parsed;
  const [command, file, ...more] = positionals;
  if (values.help === true || (command === undefined && args.length === 0)) return { kind: 'help' };
  if (command !== 'check') return wrong(`The command is check, not "${command ?? ''}".`);
  if (file === undefined || more.length > 0) return wrong('One file is checked at a time.');
  const env = (values.env ?? []).map((one) => /^([A-Z0-9_]+)=(.*)$/su.exec(one));
  if (env.includes(null)) return wrong('--env is written NAME=value, the name in capitals.');
  return {
    kind: 'check',
    options: {
      file,
      env: new Map(env.flatMap((one) => (one === null ? [] : [[one[1] ?? '', one[2] ?? '']]))),
      demo: values.demo === true,
      json: values.json === true,
    },
  };
}
