import type { PaneDefinition } from '../../ui/pane.js';

/** Times of the county's professionals, and the open client's bookings: a page, since it needs room and is not always at hand. */
export const pane: PaneDefinition = {
  id: 'appointments',
  icon: 'cal',
  titleKey: 'appointments:title',
  wide: true,
  clientData: true,
  load: () => import('./AppointmentsPane.js'),
};
