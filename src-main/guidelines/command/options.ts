import { parseArgs } from 'node:util';

export const GUIDELINES_HELP = `Usage: npm run guidelines -- <what> [options]

  check <folder|zip>                        tell what is wrong with the articles, with file and line
  import <folder|zip> --into <folder>       show what would change in the county's folder, and change it with --yes
  key --out <file>                          make the county's key pair; prints the public half for county.json
  publish <folder|zip> --hub <url> --key <file>
                                            sign the articles and publish them at the hub as its next edition

  --yes            import: write the new and the changed articles; nothing is ever removed
  --only <id,id>   import: these articles alone
  --help           this text

The private key may be in GUIDELINES_KEY (PEM) instead of a file. publish needs an access token for the hub in
GUIDELINES_TOKEN: of a person with the duty to approve, or with the scope hub/guidelines.
Ends with 0 when all is well, with 1 when articles are refused or the hub takes nothing, with 2 when it is asked wrongly.
`;

export type GuidelinesOptions =
  | { kind: 'check'; from: string }
  | { kind: 'import'; from: string; into: string; yes: boolean; only: string[] | undefined }
  | { kind: 'key'; out: string }
  | { kind: 'publish'; from: string; hub: string; key: string | undefined }
  | { kind: 'help' }
  | { kind: 'wrong'; message: string };

const wrong = (message: string): GuidelinesOptions => ({
  kind: 'wrong',
  message: `${message} See npm run guidelines -- --help.`,
});

/** Reads the command line of `npm run guidelines`. Pure: looks at no file. */
export function readGuidelinesOptions(args: readonly string[]): GuidelinesOptions {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        into: { type: 'string' },
        only: { type: 'string' },
        yes: { type: 'boolean' },
        out: { type: 'string' },
        hub: { type: 'string' },
        key: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    return wrong(`${error instanceof Error ? error.message.split('. ')[0] : 'The options cannot be read'}.`);
  }
  const { into, only, yes = false, out, hub, key, help } = parsed.values;
  const [what, from, ...more] = parsed.positionals;
  if (help === true) return { kind: 'help' };
  if (more.length > 0) return wrong(`${more[0]} is too much.`);
  switch (what) {
    case 'check':
      return from === undefined ? wrong('check needs a folder or a zip archive.') : { kind: 'check', from };
    case 'import':
      if (from === undefined || into === undefined) return wrong('import needs a folder or an archive, and --into.');
      return { kind: 'import', from, into, yes, only: only?.split(',').map((id) => id.trim()) };
    case 'key':
      return out === undefined ? wrong('key needs --out <file>.') : { kind: 'key', out };
    case 'publish':
      if (from === undefined || hub === undefined) return wrong('publish needs a folder or an archive, and --hub.');
      if (!/^https?:\/\/[^\s/]+\/?$/.test(hub))
        return wrong(`--hub is an address such as https://hub.example, not "${hub}".`);
      return { kind: 'publish', from, hub: hub.replace(/\/$/, ''), key };
    default:
      return wrong(what === undefined ? 'Say what to do.' : `There is no ${what}.`);
  }
}
