import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as z from 'zod';
import { connect } from '../testing/hub.js';
import { AUDIENCE, startProvider } from '../testing/provider.js';
import { runHub } from './main.js';

const readySchema = z.object({ url: z.string(), directoryUrl: z.string() });
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

let folder: string;
let provider: Awaited<ReturnType<typeof startProvider>>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-tls-'));
  provider = await startProvider();
});
afterEach(async () => {
  await provider.close();
  await rm(folder, { recursive: true });
});

/** Key and certificate of an authority that vouches for 127.0.0.1 itself. */
async function makeCertificate(name: string) {
  const [key, cert] = [join(folder, `${name}.key.pem`), join(folder, `${name}.pem`)];
  const subject = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  execFileSync('openssl', ['req', ...kind, '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' });
  return { key, cert, pem: await readFile(cert, 'utf8') };
}
const read = (url: string, ca: string, token: string) =>
  new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    get(url, { ca, headers: { authorization: `Bearer ${token}` } }, (response) => {
      let body = '';
      response.on('data', (part) => (body += String(part)));
      response.on('end', () => resolve({ status: response.statusCode, body }));
    }).on('error', reject);
  });

it.skipIf(!hasOpenssl)(
  'the hub speaks TLS by itself; who trusts another authority, or no TLS, gets nowhere',
  async () => {
    const [own, other] = [await makeCertificate('hub.example'), await makeCertificate('other.example')];
    await writeFile(join(folder, 'people.csv'), 'id;name\na;Salla Salo\n');
    await writeFile(
      join(folder, 'hub.json'),
      JSON.stringify({
        listen: { port: 0, tls: { key: own.key, cert: own.cert } },
        identityProvider: { issuer: provider.issuer, audience: AUDIENCE },
        directory: { kind: 'csv', file: 'people.csv' },
        dataDir: 'data',
      }),
    );
    const stop = new AbortController();
    const errors: string[] = [];
    let tellReady: (line: string) => void = () => {};
    const ready = new Promise<string>((resolve) => (tellReady = resolve));
    const ended = runHub({
      argv: ['--config', 'hub.json', '--ready-json'],
      env: {},
      cwd: folder,
      out: tellReady,
      err: (line) => void errors.push(line),
      stop: stop.signal,
      watchInput: () => {},
    });
    const { url, directoryUrl } = readySchema.parse(JSON.parse(await ready));
    expect(url).toMatch(/^wss:/);
    const token = await provider.sign({ sub: 'a', scope: 'hub/presence' });

    const peer = connect(url, { ca: own.pem });
    await peer.opened;
    peer.say({ type: 'hello', protocol: 2, device: 'd', token });
    expect((await peer.next('self')).ordinal).toBe(0);
    expect(await read(directoryUrl, own.pem, token)).toMatchObject({
      status: 200,
      body: expect.stringContaining('Salla Salo'),
    });

    await expect(connect(url, { ca: other.pem }).opened).rejects.toThrow(/self-signed|self signed|unable to verify/);
    await expect(connect(url).opened).rejects.toThrow(/self-signed|self signed|unable to verify/);
    await expect(read(directoryUrl, other.pem, token)).rejects.toThrow(/self-signed|self signed|unable to verify/);
    await expect(connect(url.replace('wss:', 'ws:')).opened).rejects.toThrow();

    stop.abort();
    expect(await ended).toBe(0);
    expect(errors.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  },
);
