import type { Screen } from '#shared/workspace.js';
import type { Transport } from './transport.js';

/** Connects this window to the core by the host's way: a port in Electron, a WebSocket of its own origin elsewhere. */
export async function connect(window: Window, screen: Screen): Promise<Transport> {
  if (window.location.protocol === 'app:') return (await import('./electron.js')).connectElectron(window);
  const url = new URL(`/rpc?screen=${screen}`, window.location.href);
  // Layouts are kept per set of displays; the size of this one is what a browser tells without asking.
  url.searchParams.set('display', `${window.screen.width}x${window.screen.height}`);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return (await import('./web.js')).connectWeb({ url: url.href });
}
