import type { PaneDefinition } from '../../ui/pane.js';

/** The tools of the county: rail and view. */
export const pane: PaneDefinition = {
  id: 'tools',
  icon: 'tools',
  titleKey: 'tools:title',
  home: { screen: 1, weight: 100 },
  clientData: false,
  load: () => import('./ToolsPane.js'),
};
