import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const LAUNCH = resolve(import.meta.dirname, '..');

// A core and demo systems as small as can be; each demo system tells its process id in its address.
const demo = (word: string) => `
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
process.on('message', (message) => console.error('told ' + JSON.stringify(message)));
process.send({ ready: true, ${word} });`;
const bundles = {
  'out/main/demo-fhir.js': demo(`fhir: 'pid:' + process.pid, fhirSocial: 's', fhirOwn: 'o'`),
  'out/main/demo-systems.js': demo(
    `idp: 'pid:' + process.pid, aptj: 'a', tools: { pex360: 'p', sosiaalilc: 's', omavointi: 'v', omaolo: 'o', terveyskyla: 't', omapolku: 'k', fysitrax: 'f', tha: 'h' }, directory: 'd'`,
  ),
  'out/main/web.js': `
import { createServer } from 'node:http';
import { once } from 'node:events';
export async function startWebHost(options) {
  if (options.countyFile.includes('broken')) throw Object.assign(new Error('county.json: name is missing.'), { name: 'StartFailure' });
  const server = createServer((_request, response) => response.end('still here')).listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const { DEMO_FHIR: fhir = 'none', DEMO_IDP: idp = 'none', MINE: hub = 'none' } = options.environment;
  return {
    url: 'http://127.0.0.1:' + server.address().port + '/?key=k',
    services: { fhir, idp, hub: options.hub ?? hub, fhircast: 'f' }, topic: options.dataDir,
    close: () => new Promise((done) => server.close(done)),
  };
}`,
  'out/main/electron.js': '',
  'out/main/county.js': '',
  'out/main/hub.js': '',
  'out/main/access-log.js': '',
  'out/main/keyring.js': '',
  'out/preload/preload.cjs': '',
  'out/renderer/index.html': '',
  'seeds/kymijoki/county.json': '{}',
  'broken.json': '{}',
  'package.json': '{"type":"module"}',
};

/** A project folder with the real launcher and a tiny core, for trying the launcher as a real process. */
export async function createFakeProject() {
  const root = await mkdtemp(join(tmpdir(), 'tyopoyta-launch-'));
  await cp(LAUNCH, join(root, 'src-main', 'launch'), { recursive: true });
  for (const [file, text] of Object.entries(bundles)) {
    await mkdir(join(root, file, '..'), { recursive: true });
    await writeFile(join(root, file), text);
  }
  const running = new Set<ChildProcess>();
  return {
    root,
    start(args: string[], env: Record<string, string> = {}) {
      const child = spawn(process.execPath, [join(root, 'src-main', 'launch', 'start.mjs'), ...args], {
        cwd: root,
        env: { PATH: process.env.PATH, HOME: root, ...env },
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      running.add(child);
      let stdout = '';
      let stderr = '';
      const errors = createInterface({ input: child.stderr });
      errors.on('line', (line) => (stderr += `${line}\n`));
      const firstLine = new Promise<string>((done) => {
        createInterface({ input: child.stdout }).on('line', (line) => {
          stdout += `${line}\n`;
          done(line);
        });
      });
      const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((done) => {
        child.once('close', (code) => {
          running.delete(child);
          done({ code, stdout, stderr });
        });
      });
      /** Waits for a line on standard error that holds the words. */
      const errorLine = (words: string) =>
        new Promise<string>((done) => {
          if (stderr.includes(words)) done(stderr);
          errors.on('line', (line) => line.includes(words) && done(line));
        });
      return { child, firstLine, ended, errorLine };
    },
    async remove() {
      for (const child of running) child.kill('SIGKILL');
      await rm(root, { recursive: true, force: true });
    },
  };
}
