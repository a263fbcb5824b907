import type { PaneDefinition } from '../../ui/pane.js';

export { OwnState } from './own/OwnState.js';

/** Colleagues: who is there now, and how to reach them. */
export const pane: PaneDefinition = {
  id: 'availability',
  icon: 'people',
  titleKey: 'availability:title',
  home: { screen: 2, weight: 26 },
  clientData: false,
  load: () => import('./AvailabilityPane.js'),
};
