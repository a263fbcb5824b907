import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Programs that a real clipboard needs and that are not on this machine. */
export const missingForClipboard = (): string[] =>
  ['Xvfb', 'xsel'].filter((program) => spawnSync('which', [program]).status !== 0);

/** A display of its own that nobody sees, with a clipboard that nobody else uses. */
export interface Display {
  env: { DISPLAY: string };
  /** What the clipboard holds, as another program reads it. */
  clipboard: () => string;
  /** As another program would copy. */
  copy: (text: string) => void;
  stop: () => Promise<void>;
}

export async function startDisplay(): Promise<Display> {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '640x480x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [number] = await once(createInterface({ input: server.stdout }), 'line');
  const env = { DISPLAY: `:${String(number)}` };
  const xsel = (args: string[], input = '') =>
    spawnSync('xsel', ['--clipboard', ...args], { env: { ...process.env, ...env }, input, encoding: 'utf8' }).stdout;
  return {
    env,
    clipboard: () => xsel(['--output']),
    copy: (text) => void xsel(['--input'], text),
    async stop() {
      server.kill('SIGTERM');
      await once(server, 'exit');
    },
  };
}
