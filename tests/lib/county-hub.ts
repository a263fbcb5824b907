import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { root } from './demo.js';

const readySchema = z.object({ ready: z.literal(true), url: z.string(), directoryUrl: z.string() });

/** A port that nothing listens at now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A county's hub as a process of its own, at one port and with one folder, that can be killed and started again. */
export async function prepareHub(config: Record<string, unknown>, port: number) {
  const folder = await mkdtemp(join(tmpdir(), 'tyopoyta-hub-'));
  const file = join(folder, 'hub.json');
  const write = () =>
    writeFile(file, JSON.stringify({ listen: { port }, dataDir: 'data', engine: 'memory', ...config }), {
      mode: 0o600,
    });
  let child: ChildProcess | undefined;

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
  return {
    folder,
    url: `http://127.0.0.1:${port}`,
    async start(): Promise<z.infer<typeof readySchema>> {
      await write();
      const args = [join(root, 'src-main/launch/hub.mjs'), '--config', file, '--ready-json'];
      const running = spawn(process.execPath, args, { cwd: root, stdio: ['pipe', 'pipe', 'pipe'] });
      child = running;
      let told = '';
      running.stderr.on('data', (data) => (told += String(data)));
      return new Promise((done, failed) => {
        running.once('exit', (code) => failed(new Error(`the hub ended with ${code}: ${told}`)));
        createInterface({ input: running.stdout }).once('line', (line) => done(readySchema.parse(JSON.parse(line))));
      });
    },
    /** Without a word to anybody. */
    kill: () => end('SIGKILL'),
    async remove(): Promise<void> {
      await end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
