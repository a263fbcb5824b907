import type { Screen } from '#shared/workspace.js';
import { panes } from '../panes.js';

/** Loads the work area and the panes that are in front on this screen by default, before it is known that they are needed. */
export async function preloadDesktop(screen: Screen): Promise<void> {
  await Promise.all([
    import('./Desktop.js'),
    ...panes.map((pane) => (pane.home?.screen === screen && pane.home.behind === undefined ? pane.load() : null)),
  ]);
}
