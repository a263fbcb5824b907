import type { PaneDefinition } from '../../ui/pane.js';
import { DraftMark } from './DraftMark.js';

/** A quick note of the open client, until it is recorded where it belongs. */
export const pane: PaneDefinition = {
  id: 'note',
  icon: 'pen',
  titleKey: 'drafts:title',
  home: { screen: 1, weight: 26 },
  // Beside the desk the row is shared by three, and the note's buttons need their room.
  homeOf: { counsellor: { screen: 1, weight: 36 } },
  clientData: true,
  Mark: DraftMark,
  load: () => import('./NotePane.js'),
};
