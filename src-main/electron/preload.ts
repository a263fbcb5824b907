import { ipcRenderer } from 'electron';
import { PORT_CHANNEL, READY_CHANNEL } from './channels.js';

// All that crosses from the page's world is one message without content, and back comes one port. The page gets no
// function of Electron's.

const isReady = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'type' in data && data.type === READY_CHANNEL;

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const own = event.source === window && event.origin === window.location.origin;
  if (own && isReady(event.data)) ipcRenderer.send(READY_CHANNEL);
});

ipcRenderer.on(PORT_CHANNEL, (event) => {
  const [port] = event.ports;
  if (port !== undefined) window.postMessage({ type: PORT_CHANNEL }, window.location.origin, [port]);
});
