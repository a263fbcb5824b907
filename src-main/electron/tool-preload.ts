import { ipcRenderer } from 'electron';
import { FROM_TOOL, TO_TOOL } from './tool-channel.js';

// For tools that follow by SMART Web Messaging. Such a page posts to `window.parent`, which in a view is itself: its own
// origin is its messaging origin. What it posts goes to the core, what the core answers is posted back. No function crosses.

const { origin } = window.location;
const idOf = (data: unknown) =>
  typeof data === 'object' && data !== null && 'messageId' in data ? data.messageId : undefined;
const ours = new Set<unknown>();

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source !== window || event.origin !== origin || idOf(event.data) === undefined) return;
  if (!ours.delete(idOf(event.data))) ipcRenderer.send(FROM_TOOL, event.data);
});

ipcRenderer.on(TO_TOOL, (_event, message: unknown) => {
  ours.add(idOf(message));
  window.postMessage(message, origin);
});
