import type { PaneDefinition } from '../../ui/pane.js';

export { GuidelinesDesk } from './now/GuidelinesDesk.js';
export { WritingGuide } from './now/later.js';

/** Documentation guidelines: how to record, found by one's own words. */
export const pane: PaneDefinition = {
  id: 'guidelines',
  icon: 'book',
  titleKey: 'guidelines:title',
  home: { screen: 2, weight: 27 },
  clientData: false,
  load: () => import('./guidelines-pane.js'),
};
