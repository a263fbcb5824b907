import type * as Electron from 'electron';
import type { KeyringProcess } from '../credentials/index.js';

/**
 * Starts the keyring's process as a utility process: this program cannot be run as plain Node.
 * @param script absolute path of the built `keyring.js`
 */
export function startKeyring(
  utilityProcess: Pick<typeof Electron.utilityProcess, 'fork'>,
  script: string,
): KeyringProcess {
  const child = utilityProcess.fork(script, [], { serviceName: 'tyopoyta-keyring', stdio: 'ignore' });
  return {
    post: child.postMessage.bind(child),
    onMessage: (listener) => void child.on('message', listener),
    onEnd: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  };
}
