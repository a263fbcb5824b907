import type { PaneDefinition } from '../../ui/pane.js';
import { WaitingMark } from './desk/WaitingMark.js';

export { ConsultationCompose } from './desk/ConsultationCompose.js';
export { ConsultationDesk } from './desk/ConsultationDesk.js';
export { NoticeBell } from './desk/NoticeBell.js';

/** Requests for consultation: those that wait for the professional, those they asked, and their team's queue. */
export const pane: PaneDefinition = {
  id: 'consultation',
  icon: 'chat',
  titleKey: 'consultation:title',
  home: { screen: 2, weight: 26, behind: 'availability' },
  clientData: false,
  Mark: WaitingMark,
  load: () => import('./pane/ConsultationPane.js'),
};
