import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { connect, enter } from '../testing/hub.js';
import { AUDIENCE, startProvider } from '../testing/provider.js';
import { runHub } from './main.js';

const readySchema = z.object({ ready: z.literal(true), url: z.string(), directoryUrl: z.string(), engine: z.string() });

let folder: string;
let provider: Awaited<ReturnType<typeof startProvider>>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-command-'));
  provider = await startProvider();
  await writeFile(join(folder, 'people.csv'), 'id;name\na;Salla Salo\nb;Kai Kallio\n');
});
afterEach(async () => {
  await provider.close();
  await rm(folder, { recursive: true });
});

async function write(change: Record<string, unknown> = {}) {
  const config = {
    listen: { port: 0 },
    identityProvider: { issuer: provider.issuer, audience: AUDIENCE },
    directory: { kind: 'csv', file: 'people.csv' },
    dataDir: 'data',
    ...change,
  };
  await writeFile(join(folder, 'hub.json'), JSON.stringify(config));
}
function run(args: string[] = ['--config', 'hub.json', '--ready-json']) {
  const stop = new AbortController();
  const lines: string[] = [];
  let tellReady: (line: string) => void = () => {};
  const ready = new Promise<string>((resolve) => (tellReady = resolve));
  const code = runHub({
    argv: args,
    env: {},
    cwd: folder,
    out: tellReady,
    err: (line) => void lines.push(line),
    stop: stop.signal,
    watchInput: () => {},
  });
  return { code, lines, ready: ready.then((line) => readySchema.parse(JSON.parse(line))), stop: () => stop.abort() };
}

describe("a county's hub by command", () => {
  it('lets in whom the identity provider vouches for, and nobody else', async () => {
    await write();
    const hub = run();
    const { url, directoryUrl } = await hub.ready;
    const scope = 'openid hub/presence';
    const a = await enter(url, await provider.sign({ sub: 'a', scope }), undefined, 'd');
    expect((await a.next('self')).ordinal).toBe(0);
    const strangers = [
      await provider.sign({ sub: 'a', scope }, { audience: 'https://other.example/' }),
      await provider.sign({ sub: 'a', scope }, { from: 'https://evil.example' }),
      await provider.sign({ sub: 'a', scope }, { seconds: -60 }),
      await provider.sign({ sub: 'a', scope: 'openid' }),
      `${(await provider.sign({ sub: 'a', scope })).slice(0, -8)}AAAAAAAA`,
    ];
    for (const token of strangers) {
      const peer = connect(url);
      await peer.opened;
      peer.say({ type: 'hello', protocol: 2, device: 'd', token });
      expect((await peer.closed).code).toBe(4401);
    }
    const people = await fetch(directoryUrl, {
      headers: { authorization: `Bearer ${await provider.sign({ sub: 'b', scope })}` },
    });
    expect(await people.text()).toContain('Kai Kallio');
    hub.stop();
    expect(await hub.code).toBe(0);
    expect((await a.closed).code).toBe(1012);
    expect((await stat(join(folder, 'data', 'hub.key'))).mode & 0o777).toBe(0o600);
    expect(hub.lines.join('\n')).not.toMatch(/Salla|Kai/);
  });

  it('says precisely why it cannot start, with 2', async () => {
    const cases: [Record<string, unknown>, string[] | undefined, RegExp][] = [
      [{ engine: 'mysql://x' }, undefined, /^ {2}engine: must be memory/],
      [{ keyFile: 'people.csv' }, undefined, /^keyFile: .*people.csv must hold 32 bytes in base64/],
      [{ listen: { tls: { key: 'k.pem', cert: 'c.pem' } } }, undefined, /^listen.tls.key: .*k.pem cannot be read/],
      [{ listen: { host: '192.0.2.1', port: 0 } }, undefined, /^listen: 192.0.2.1:0 cannot be taken \(EADDRNOTAVAIL\)/],
      [{ engine: 'redis://127.0.0.1:1' }, undefined, /^keyFile: is missing/],
      [{}, ['--config', 'nowhere.json'], /nowhere.json cannot be read/],
      [{}, ['--config', 'hub.json', '--engine', 'mysql://x'], /^--engine must be memory/],
    ];
    for (const [change, args, message] of cases) {
      await write(change);
      const hub = run(args);
      expect(await hub.code).toBe(2);
      expect(hub.lines.at(-1)).toMatch(message);
    }
  });
});
