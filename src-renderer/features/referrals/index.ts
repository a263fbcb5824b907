import type { PaneDefinition } from '../../ui/pane.js';

export { ReferralDesk } from './ReferralDesk.js';

/** Referrals that have been sent, the professional's own and the team's: a page, looked at now and then. */
export const pane: PaneDefinition = {
  id: 'referrals',
  icon: 'send',
  titleKey: 'referrals:title',
  clientData: false,
  load: () => import('./FollowPage.js'),
};
