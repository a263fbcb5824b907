import type { ElectronApi } from './api.js';

/** How long the core may take to end, in milliseconds; after that the program ends without waiting. */
const CLOSE_WITHIN_MS = 1500;

/**
 * Ends the program cleanly: the core is closed before the last of it goes, but never waited for without end.
 * @param close ends the core; called once
 */
export function quitCleanly({
  app,
  close,
  timer = setTimeout,
}: Pick<ElectronApi, 'app'> & { close: () => Promise<void>; timer?: (then: () => void, ms: number) => unknown }): void {
  let state: 'running' | 'closing' | 'closed' = 'running';
  // A core that cannot close says so in its own log; the program ends all the same.
  const closeCore = () => close().catch(() => undefined);
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    const done = () => {
      if (state === 'closed') return;
      state = 'closed';
      app.quit();
    };
    timer(done, CLOSE_WITHIN_MS);
    void closeCore().finally(done);
  });
}
