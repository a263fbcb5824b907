import type { PaneDefinition } from '../../ui/pane.js';

/** Assessment of the need for care and services of the open client: a page, opened when an assessment is made. */
export const pane: PaneDefinition = {
  id: 'assessment',
  icon: 'boxon',
  titleKey: 'assessment:title',
  wide: true,
  clientData: true,
  load: () => import('./AssessmentPane.js'),
};
