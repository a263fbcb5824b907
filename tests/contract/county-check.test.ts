import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { root } from '../lib/demo.js';

const seed = join(root, 'seeds/kymijoki/county.json');
const BUILD_TOO = 240_000;

/** `npm run county -- …`, as the shell would run it from a folder of the user's. */
async function run(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(root, 'src-main/launch/county.mjs'), ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], INIT_CWD: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { out: '', err: '' };
  child.stdout.on('data', (data) => (output.out += String(data)));
  child.stderr.on('data', (data) => (output.err += String(data)));
  const [code] = z.tuple([z.number(), z.null()]).parse(await once(child, 'close'));
  return { code, ...output };
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tyopoyta-county-check-'));
  await run(['--help']);
}, BUILD_TOO);
afterAll(() => rm(folder, { recursive: true }));

describe('npm run county', () => {
  it('finds the demo county good, and explains every entry', async () => {
    const { code, out } = await run(['check', seed, '--demo']);
    expect(out).toMatch(/county\.json is good: \d+ entries, 1 warning\.\n$/);
    expect(code).toBe(0);
    expect(out).toContain('pirkko – Pirkko\n');
    expect(out).toContain('signs in  by HTTP Basic');
  });

  it('names what the environment lacks, and takes what is given', async () => {
    const { code, out } = await run(['check', seed, '--env', 'DEMO_IDP=https://idp.example'], {
      DEMO_FHIR: 'https://fhir.example',
    });
    expect(code).toBe(1);
    expect(out).toContain('DEMO_IDP set');
    expect(out).toContain('DEMO_FHIR set');
    expect(out).toContain('${DEMO_APTJ} is not set');
    expect(out).not.toContain('${DEMO_FHIR} is not set');
  });

  it('tells every mistake with its line and column, also to a program', async () => {
    const text = (await readFile(seed, 'utf8'))
      .replaceAll('"file": "cards/', `"file": "${join(root, 'seeds/kymijoki/cards')}/`)
      .replace('"unitClaim"', '"unitClaims"')
      .replace('"context": "ccow"', '"context": "cow"');
    await writeFile(join(folder, 'mine.json'), text);
    const { code, out } = await run(['check', 'mine.json', '--demo', '--json']);
    expect(code).toBe(1);
    const { mistakes } = z
      .object({
        mistakes: z.array(z.object({ where: z.string(), line: z.number(), column: z.number(), message: z.string() })),
      })
      .parse(JSON.parse(out));
    const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
    expect(mistakes.map(({ where, line }) => [where, line])).toEqual([
      ['identityProvider.unitClaims', lineOf('"unitClaims"')],
      ['tools[2].context', lineOf('"cow"')],
    ]);
    expect(mistakes[0]?.message).toContain('did you mean "unitClaim"?');
  });

  it('says in one line what it cannot do', async () => {
    expect(await run(['check', 'none.json'])).toEqual({
      code: 1,
      out: '',
      err: 'The county file none.json cannot be read.\n',
    });
    expect((await run(['look', 'none.json'])).err).toContain('The command is check');
  });
});
