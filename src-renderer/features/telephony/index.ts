import type { PaneDefinition } from '../../ui/pane.js';
import { ContactMark } from './ContactMark.js';

export { TelephonyDesk } from './TelephonyDesk.js';

/** Own calls and chats, promised call-backs, and how the queues stand: a tab of the counsellor's, and a page for the others. */
export const pane: PaneDefinition = {
  id: 'telephony',
  icon: 'phone',
  titleKey: 'telephony:title',
  homeOf: { counsellor: { screen: 1, weight: 26, behind: 'note' } },
  clientData: false,
  Mark: ContactMark,
  load: () => import('./pane/TelephonyPane.js'),
};
