import type { i18n as I18n } from 'i18next';
import { useLater } from '../../ui/use-later.js';
import type { DecisionProps } from './later/DecisionDialog.js';
import type { PanelProps } from './later/ContextPanel.js';
import type { ParkProps } from './later/ParkPopup.js';

const TEXTS = 'contextLater';
const loadDecision = () => import('./later/DecisionDialog.js');
const loadPanel = () => import('./later/ContextPanel.js');
const loadPark = () => import('./later/ParkPopup.js');

/** Loads all of them before they are asked for, so that none waits for the network when it matters. */
export const loadLater = (i18n: I18n): Promise<unknown> =>
  Promise.all([loadDecision(), loadPanel(), loadPark(), i18n.loadNamespaces(TEXTS)]);

/** The question put to the professional when somebody stands against a change. */
export function Decision(props: DecisionProps) {
  const Part = useLater(loadDecision, TEXTS);
  return Part === undefined ? null : <Part {...props} />;
}

/** The tools and the changes, under the link state. */
export function ContextPanel(props: PanelProps) {
  const Part = useLater(loadPanel, TEXTS);
  return Part === undefined ? null : <Part {...props} />;
}

/** The cue to come back by, under the park button. */
export function ParkPopup(props: ParkProps) {
  const Part = useLater(loadPark, TEXTS);
  return Part === undefined ? null : <Part {...props} />;
}
