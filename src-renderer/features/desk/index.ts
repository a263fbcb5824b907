import type { PaneDefinition } from '../../ui/pane.js';

/** The contact at hand (call, chat, digital request): the counsellor's own desk, and a page for the others. */
export const pane: PaneDefinition = {
  id: 'desk',
  icon: 'phone',
  titleKey: 'desk:title',
  homeOf: { counsellor: { screen: 1, weight: 72 } },
  wide: true,
  clientData: false,
  load: () => import('./DeskLater.js'),
};
