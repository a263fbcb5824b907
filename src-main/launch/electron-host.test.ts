import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type Socket, createServer } from 'node:net';
import { createServer as createHttpServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { electronBinary, inCache } from './electron-binary.mjs';
import { connectionProblem, fetchElectron } from './fetch-electron.mjs';
import { OPTIONS_VARIABLE, runElectronHost } from './hosts.mjs';

const OPTIONS = {
  countyFile: '/c',
  environment: {},
  port: 0,
  dataDir: '/d',
  signIn: { auto: false },
  rendererDir: '/r',
};

describe('Electron as a child', () => {
  let root = '';
  let made = 0;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'tyopoyta-binary-'));
  });
  afterAll(() => rm(root, { recursive: true }));

  /** An executable that stands for Electron: it talks over the same channel. */
  async function executable(body: string) {
    const file = join(root, `electron-${made++}`);
    await writeFile(file, `#!${process.execPath}\n${body}`);
    await chmod(file, 0o755);
    return file;
  }
  const start = async (body: string) =>
    runElectronHost(await executable(body), root, OPTIONS, { PATH: process.env.PATH });
  const READY = `process.on('disconnect', () => process.exit(0));
    const { countyFile } = JSON.parse(process.env.${OPTIONS_VARIABLE});
    const services = { fhir: 'f', fhircast: 'c', idp: 'i', hub: 'h' };
    process.send({ ready: true, url: countyFile, topic: String(process.pid), services });`;

  test('is told its options, tells when it runs, and ends when asked', async () => {
    const host = await start(READY);
    expect(host).toMatchObject({ kind: 'electron', url: '/c', services: { idp: 'i' } });
    await host.close();
    await host.ended;
  });

  test('that is closed by its user ends by itself', async () => {
    const host = await start(`${READY} setTimeout(() => process.exit(0), 1);`);
    await host.ended;
    await host.close();
  });

  test.each([
    [
      `process.send({ failed: 'The county file is wrong.' }); process.on('disconnect', () => 0);`,
      'The county file is wrong.',
    ],
    [`process.exit(3);`, 'Electron ended at its start (code 3).'],
  ])('that cannot run says why: %s', async (body, sentence) => {
    await expect(start(body)).rejects.toThrow(sentence);
  });

  test('that is not there is told', async () => {
    await expect(runElectronHost(join(root, 'none'), root, OPTIONS, {})).rejects.toThrow(
      'Electron could not be started.',
    );
  });
});

describe('Electron’s executable', () => {
  let root = '';
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'tyopoyta-fetch-'));
    await mkdir(join(root, 'node_modules', 'electron', 'dist'), { recursive: true });
  });
  afterAll(() => rm(root, { recursive: true }));
  const home = () => join(root, 'node_modules', 'electron');

  test('is found by its path alone', async () => {
    expect(electronBinary(root, {})).toBeUndefined();
    await writeFile(join(home(), 'path.txt'), 'electron');
    expect(electronBinary(root, {})).toBeUndefined();
    await writeFile(join(home(), 'dist', 'electron'), '');
    expect(electronBinary(root, {})).toBe(join(home(), 'dist', 'electron'));
    expect(electronBinary(root, { ELECTRON_OVERRIDE_DIST_PATH: '/none' })).toBeUndefined();
  });

  test('is fetched by the package’s own installer, from the cache without any connection', async () => {
    const said: string[] = [];
    const parts = { root, say: (line: string) => void said.push(line), signal: new AbortController().signal };
    expect(await fetchElectron({ ...parts, env: {} })).toBe('the package electron is not installed');
    await writeFile(join(home(), 'package.json'), '{"version":"1.2.3"}');
    const cache = join(root, 'cache');
    await mkdir(join(cache, 'hash'), { recursive: true });
    await writeFile(join(cache, 'hash', 'electron-v1.2.3-linux-x64.zip'), '');
    const env = { electron_config_cache: cache, npm_config_platform: 'linux', npm_config_arch: 'x64' };
    expect(inCache('electron-v1.2.3-linux-x64.zip', env, 'linux')).toBe(true);
    await writeFile(
      join(home(), 'install.js'),
      `console.error('Error: checksum differs.\\n    at x'); process.exit(1);`,
    );
    expect(await fetchElectron({ ...parts, env })).toBe('Error: checksum differs');
    await writeFile(join(home(), 'install.js'), '');
    expect(await fetchElectron({ ...parts, env })).toBeUndefined();
    expect(said).toEqual([]);
  });

  test('is not waited for when no connection stands within the bound', async () => {
    const held = new Set<Socket>();
    const silent = createServer((socket) => held.add(socket)).listen(0, '127.0.0.1');
    const answering = createHttpServer((_request, response) => response.writeHead(404).end()).listen(0, '127.0.0.1');
    await Promise.all([once(silent, 'listening'), once(answering, 'listening')]);
    const url = (server: typeof silent) => {
      const address = server.address();
      return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
    };
    const mute = url(silent);
    expect(await connectionProblem(mute, undefined, 50)).toBe(`${new URL(mute).host} did not answer within 0.05 s`);
    expect(await connectionProblem(url(answering), undefined)).toBeUndefined();
    expect(await connectionProblem('https://unreached.example/', new URL(url(answering)))).toBeUndefined();
    const refusing = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(refusing, 'listening');
    const refused = url(refusing);
    expect(await connectionProblem(refused, undefined)).toBe(`no connection to ${new URL(refused).host}`);
    // Nothing listens at port 2 (no service has been given to it for decades).
    const proxy = new URL('http://127.0.0.1:2');
    expect(await connectionProblem('https://unreached.example/', proxy)).toBe('no connection to 127.0.0.1:2');
    answering.closeAllConnections();
    for (const socket of held) socket.destroy();
    await Promise.all([silent, answering, refusing].map((server) => new Promise((done) => server.close(done))));
  });
});
