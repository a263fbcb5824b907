import type { PaletteFinder } from '../../ui/palette-finder.js';
import type { PaneDefinition } from '../../ui/pane.js';
import { withParsers } from '../../ui/with-parsers.js';

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

/** Writing, approving and importing guidelines: a page for those who have the duty. */
export const authoringPane: PaneDefinition = {
  id: 'guidelineAuthoring',
  icon: 'pen',
  titleKey: 'guidelineAuthoring:title',
  wide: true,
  clientData: false,
  load: () => withParsers(() => import('./authoring/AuthoringPage.js')),
};

/** Articles in the palette. */
export const finder: PaletteFinder = { kind: 'article', load: () => import('./find-articles.js') };
