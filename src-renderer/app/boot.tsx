import { createRoot } from 'react-dom/client';
import { App } from './App.js';
import { createI18n } from './i18n.js';
import { screenOf } from './screen.js';
import { connect } from './transport/connect.js';
import { createQueryClient } from './transport/query-client.js';

/** Connects this window to the core, loads its texts and draws it. */
export async function boot(window: Window): Promise<void> {
  const root = window.document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  const screen = screenOf(window.location.search);
  // Comes while the core is asked who is signed in. What fails here is loaded, and told of, when it is to be shown.
  void import('./desktop/preload.js').then(({ preloadDesktop }) => preloadDesktop(screen)).catch(() => undefined);
  const [transport, i18n] = await Promise.all([connect(window, screen), createI18n()]);
  createRoot(root).render(<App screen={screen} transport={transport} queryClient={createQueryClient()} i18n={i18n} />);
}
