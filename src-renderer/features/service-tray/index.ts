import type { PaletteFinder } from '../../ui/palette-finder.js';
import type { PaneDefinition } from '../../ui/pane.js';

export { ServiceTrayDesk } from './ServiceTrayDesk.js';

/** Palvelutarjotin: what can be offered to the client, and what has been picked. */
export const pane: PaneDefinition = {
  id: 'service-tray',
  icon: 'tray',
  titleKey: 'serviceTray:title',
  home: { screen: 2, weight: 27 },
  clientData: true,
  load: () => import('./pane.js'),
};

/** Services in the palette. */
export const finder: PaletteFinder = { kind: 'service', load: () => import('./find-services.js') };
