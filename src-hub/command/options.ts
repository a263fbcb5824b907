import { parseArgs } from 'node:util';

export const HUB_HELP = `Usage: npm run hub -- --config hub.json [options]

Runs a county's hub: who is available, and consultations. See README.md, "The county's hub".

  --config <file>    the hub's file
  --engine <engine>  memory, redis://…, rediss://… or redis+sentinel://…, instead of what the file says
  --guidelines-key <file>  the county's private key, PEM, that signs approved guidelines, instead of the file's
  --port <number>    instead of what the file says; 0 takes a free one
  --ready-json       print one JSON line when it listens, and end when standard input closes
  --help             this text

Ends with 0 after SIGTERM or SIGINT, when all have gone; with 2 when it cannot start as it is told.
`;

export interface HubOptions {
  config: string;
  engine: string | undefined;
  port: number | undefined;
  guidelinesKey: string | undefined;
  readyJson: boolean;
}
type Parsed = { kind: 'run'; options: HubOptions } | { kind: 'help' } | { kind: 'wrong'; message: string };

const wrong = (message: string): Parsed => ({ kind: 'wrong', message: `${message} See npm run hub -- --help.` });

/** Reads the command line of `npm run hub`. Pure: looks at no file. */
export function readHubOptions(args: readonly string[]): Parsed {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      options: {
        config: { type: 'string' },
        engine: { type: 'string' },
        port: { type: 'string' },
        'guidelines-key': { type: 'string' },
        'ready-json': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    return wrong(`${error instanceof Error ? error.message.split('. ')[0] : 'The options cannot be read'}.`);
  }
  const {
    config,
    engine,
    port,
    help,
    'ready-json': readyJson = false,
    'guidelines-key': guidelinesKey,
  } = parsed.values;
  if (help === true) return { kind: 'help' };
  if (config === undefined) return wrong('--config <file> is needed.');
  const number = port === undefined ? undefined : Number(port);
  if (number !== undefined && !(Number.isInteger(number) && number >= 0 && number <= 65_535)) {
    return wrong(`--port is a number from 0 to 65535, not "${port ?? ''}".`);
  }
  return { kind: 'run', options: { config, engine, port: number, guidelinesKey, readyJson } };
}
