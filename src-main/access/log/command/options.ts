import { parseArgs } from 'node:util';
import * as z from 'zod';
import { clientReferenceSchema } from '#shared/context.js';

export const LOG_HELP = `Usage: npm run access-log -- <command> [options]

  verify                    looks through the whole log: whether a line was changed, moved or taken away
  export --client <id>      one client's entries as FHIR R4 AuditEvents, on the standard output

  --data-dir <dir>          where the log is kept; without it, the workbench's usual place
  --client Patient/<id>     the client's pseudonymous reference
  --from <YYYY-MM-DD>       first day of the entries, in Finnish time
  --until <YYYY-MM-DD>      last day of them
  --out <file>              a new file for the export
  --by <user id>            who exports, as at the identity provider; written in the log
  --help                    this text

Ends with 0 when all is well, with 1 when the chain of the log is broken, with 2 when nothing could be done.
An export is itself an entry of the log: close the workbench that uses the same data folder first.
`;

const day = z.iso.date();
interface ExportOptions {
  client: string;
  from: string | undefined;
  until: string | undefined;
  out: string | undefined;
  by: string | undefined;
}
type Parsed =
  | { kind: 'help' }
  | { kind: 'wrong'; message: string }
  | ({ dataDir: string | undefined } & ({ kind: 'verify' } | { kind: 'export'; options: ExportOptions }));

const wrong = (message: string): Parsed => ({ kind: 'wrong', message: `${message} See npm run access-log -- --help.` });

/** Reads the command line of `npm run access-log`. Pure: looks at no file. */
export function readLogOptions(args: string[]): Parsed {
  let parsed;
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        'data-dir': { type: 'string' },
        client: { type: 'string' },
        from: { type: 'string' },
        until: { type: 'string' },
        out: { type: 'string' },
        by: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    return wrong(`${error instanceof Error ? error.message.split('. ')[0] : 'The options cannot be read'}.`);
  }
  const { values, positionals } = parsed;
  if (values.help === true || args.length === 0) return { kind: 'help' };
  const empty = Object.entries(values).find(([, value]) => value === '');
  if (empty !== undefined) return wrong(`--${empty[0]} needs a value.`);
  const [command, ...more] = positionals;
  if (more.length > 0) return wrong('One command at a time.');
  const { 'data-dir': dataDir, client, from, until, out, by } = values;
  if (command === 'verify') {
    const odd = Object.keys(values).find((name) => name !== 'data-dir');
    return odd === undefined ? { kind: 'verify', dataDir } : wrong(`--${odd} belongs to export.`);
  }
  if (command !== 'export') return wrong(`The command is verify or export, not "${command ?? ''}".`);
  if (!clientReferenceSchema.safeParse(client).success || client === undefined)
    return wrong('--client is written Patient/<id>.');
  for (const [name, value] of Object.entries({ from, until }))
    if (value !== undefined && !day.safeParse(value).success) return wrong(`--${name} is a day, YYYY-MM-DD.`);
  if (from !== undefined && until !== undefined && from > until) return wrong('--from is after --until.');
  return { kind: 'export', dataDir, options: { client, from, until, out, by } };
}
