import keytar from 'keytar';
import { requestSchema } from './keyring-messages.js';

// The process that talks with the operating system's keyring. It runs as `out/main/keyring.js`, started by the host when
// a secret is first asked for. A native call that hangs (a prompt that nobody answers) holds only this process, and
// would otherwise keep the whole workbench from ending.

function answer(message: unknown, tell: (answer: unknown) => void): void {
  const { id, call } = requestSchema.parse(message);
  const ask = async (): Promise<unknown> => {
    switch (call.name) {
      case 'get':
        return keytar.getPassword(call.service, call.account);
      case 'set':
        return keytar.setPassword(call.service, call.account, call.password);
      case 'delete':
        return keytar.deletePassword(call.service, call.account);
      case 'find':
        return keytar.findCredentials(call.service);
    }
  };
  ask().then(
    (value) => tell({ id, value: value ?? null }),
    (error: unknown) => tell({ id, error: error instanceof Error ? error.message : 'unknown' }),
  );
}

// A utility process of Electron's has a port; a child of plain Node's a channel.
const { parentPort } = process;
if (parentPort === undefined) {
  process.on('message', (message) => answer(message, (value) => process.send?.(value)));
} else {
  const tell = parentPort.postMessage.bind(parentPort);
  parentPort.on('message', ({ data }) => answer(data, tell));
}
// Not `exit`, which would wait for a call that hangs.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
