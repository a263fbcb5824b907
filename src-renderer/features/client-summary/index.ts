import type { PaneDefinition } from '../../ui/pane.js';

/** The client summary (asiakaskooste): what every source knows of the active client. */
export const pane: PaneDefinition = {
  id: 'clientSummary',
  icon: 'doc',
  titleKey: 'clientSummary:title',
  home: { screen: 2, weight: 46 },
  clientData: true,
  load: () => import('./ClientSummaryPane.js'),
};
