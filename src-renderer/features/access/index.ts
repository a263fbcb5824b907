import type { PaneDefinition } from '../../ui/pane.js';

/** The professional's own entries of the access log (oma käyttöloki): a page, looked at now and then. */
export const pane: PaneDefinition = {
  id: 'accessLog',
  icon: 'eye',
  titleKey: 'accessLog:title',
  wide: true,
  clientData: false,
  load: () => import('./AccessLogPage.js'),
};
