import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether there is a server to test with on this machine. */
export const hasRedis = (): boolean => {
  const there = spawnSync('redis-server', ['--version']).status === 0;
  if (!there) process.stderr.write('SKIPPED: redis-server is not installed, so that several hubs are not tested\n');
  return there;
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.on('data', (data) => {
      socket.destroy();
      resolve(String(data).startsWith('+PONG'));
    });
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
  });

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((resolve) => child.once('exit', () => resolve()));

/**
 * A Redis server of the test's own, on a free port of this machine and in a folder of its own.
 * @param more further options of its command line
 */
export async function startRedis(more: readonly string[] = []) {
  const folder = await mkdtemp(join(tmpdir(), 'hub-redis-'));
  const port = await freePort();
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
    child = spawn('redis-server', [...options, '--appendonly', 'yes', '--appendfsync', 'always', ...more], {
      stdio: 'ignore',
    });
    // It is asked again at once; each question takes its time.
    while (!(await answers(port))) if (child.exitCode !== null) throw new Error('redis-server did not start');
  }
  async function kill(): Promise<void> {
    if (child === undefined) return;
    child.kill('SIGKILL');
    await ended(child);
  }
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    start,
    kill,
    /** Everything that it had on its disk is gone. */
    async loseData(): Promise<void> {
      await kill();
      await rm(join(folder, 'appendonlydir'), { recursive: true, force: true });
    },
    async end(): Promise<void> {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type RedisServer = Awaited<ReturnType<typeof startRedis>>;

/** Sends one command and gives the answer as it came. */
const ask = (port: number, command: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(String(data));
    });
    socket.on('error', reject);
  });

/** One sentinel that watches a master by the name `county` and fails over at once. */
export async function startSentinel(master: number) {
  const folder = await mkdtemp(join(tmpdir(), 'hub-sentinel-'));
  const port = await freePort();
  const config = [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir ${folder}`,
    `sentinel monitor county 127.0.0.1 ${master} 1`,
    'sentinel down-after-milliseconds county 300',
    'sentinel failover-timeout county 2000',
  ];
  await writeFile(join(folder, 'sentinel.conf'), `${config.join('\n')}\n`);
  const child = spawn('redis-server', [join(folder, 'sentinel.conf'), '--sentinel'], { stdio: 'ignore' });
  while (!(await answers(port))) if (child.exitCode !== null) throw new Error('the sentinel did not start');
  return {
    port,
    /** Resolves when the sentinel has found the replica, and that it follows. */
    async knowsReplica(): Promise<void> {
      while (!/slave-priority/.test(await ask(port, 'SENTINEL REPLICAS county')));
    },
    async end(): Promise<void> {
      child.kill('SIGKILL');
      await ended(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
