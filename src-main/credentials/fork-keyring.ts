import { fork } from 'node:child_process';
import type { KeyringProcess } from './keyring-client.js';

/**
 * Starts the keyring's process under plain Node.
 * @param script absolute path of the built `keyring.js`
 * @param environment variables besides this process's own
 */
export function forkKeyring(script: string, environment: Record<string, string> = {}): KeyringProcess {
  const child = fork(script, [], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
    env: { ...process.env, ...environment },
  });
  // It never keeps this process alive, and ends with it.
  child.unref();
  child.channel?.unref();
  return {
    // What cannot be sent to a process that is ending is answered by its end.
    post: (message) => void child.send(message, () => undefined),
    onMessage: (listener) => void child.on('message', listener),
    onEnd: (listener) => {
      child.once('exit', listener);
      child.once('error', listener);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
