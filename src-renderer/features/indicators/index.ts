import type { PaneDefinition } from '../../ui/pane.js';

/** How people get to care and services, and what became of it (tunnusluvut): a page, looked at now and then. */
export const pane: PaneDefinition = {
  id: 'indicators',
  icon: 'table',
  titleKey: 'indicators:title',
  // Names, bars and their numbers stand side by side.
  wide: true,
  clientData: false,
  load: () => import('./IndicatorsPage.js'),
};
