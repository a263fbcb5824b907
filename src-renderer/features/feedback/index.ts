import type { PaneDefinition } from '../../ui/pane.js';
import { withParsers } from '../../ui/with-parsers.js';

/** Client feedback: asked after a contact, and what it comes to. A page, opened when a contact ends. */
export const pane: PaneDefinition = {
  id: 'feedback',
  icon: 'star',
  titleKey: 'feedback:title',
  wide: true,
  clientData: false,
  load: () => withParsers(() => import('./FeedbackPage.js')),
};
