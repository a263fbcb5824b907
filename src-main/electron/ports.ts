import { RPCHandler } from '@orpc/server/message-port';
import type * as Electron from 'electron';
import type { Screen } from '#shared/workspace.js';
import type { Log } from '../log.js';
import { isAppUrl } from '../host-policy/address.js';
import type { ElectronApi } from './api.js';
import { PORT_CHANNEL, READY_CHANNEL } from './channels.js';
import type { HostedCore } from '../host-policy/hosted-core.js';

/**
 * Gives each screen's page its port to the core, when the page asks for it. A page of ours is one that stands in a
 * screen's window, in its main frame, at our own address; anyone else gets nothing and no answer.
 */
export function servePorts({
  electron: { ipcMain, MessageChannelMain },
  core,
  screenOf,
  displayOf,
  log,
}: {
  electron: Pick<ElectronApi, 'ipcMain' | 'MessageChannelMain'>;
  core: HostedCore;
  screenOf: (contents: Electron.WebContents) => Screen | undefined;
  displayOf: (screen: Screen) => string;
  log: Log;
}): void {
  const rpc = new RPCHandler(core.router);
  const open = new Map<Electron.WebContents, () => void>();

  ipcMain.on(READY_CHANNEL, ({ sender, senderFrame }) => {
    const screen = screenOf(sender);
    if (screen === undefined || senderFrame === null || senderFrame.parent !== null || !isAppUrl(senderFrame.url)) {
      return log('warn', 'foreign-sender-refused');
    }
    // A reloaded page asks anew: the port of the page before it has no reader any more.
    open.get(sender)?.();
    const { port1: ours, port2: theirs } = new MessageChannelMain();
    const screenClosed = core.workspace.screenOpened(screen, displayOf(screen));
    let ended = false;
    const end = () => {
      if (ended) return;
      ended = true;
      screenClosed();
      ours.close();
      if (open.get(sender) === end) open.delete(sender);
    };
    open.set(sender, end);
    ours.on('close', end);
    sender.once('destroyed', end);
    rpc.upgrade(ours, { context: { screen } });
    ours.start();
    return sender.postMessage(PORT_CHANNEL, null, [theirs]);
  });
}
