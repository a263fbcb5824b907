import type { PaneDefinition } from '../../ui/pane.js';
import { ReferralMark } from './ReferralMark.js';

export { ReferralDesk } from './ReferralDesk.js';
export { ReferralMark };

/** Referrals that have been sent, the professional's own and the team's: a page, looked at now and then. */
export const pane: PaneDefinition = {
  id: 'referrals',
  icon: 'send',
  titleKey: 'referrals:title',
  clientData: false,
  Mark: ReferralMark,
  load: () => import('./FollowPage.js'),
};
