import type { PaneDefinition } from '../../ui/pane.js';

/** Figures of use (käyttöluvut): a page, looked at now and then. */
export const pane: PaneDefinition = {
  id: 'usage',
  icon: 'chart',
  titleKey: 'usage:title',
  wide: true,
  clientData: false,
  load: () => import('./UsagePage.js'),
};
