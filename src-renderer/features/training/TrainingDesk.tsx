import { isTraining } from '../../ui/training-mode.js';
import { useLater } from '../../ui/use-later.js';

const loadLayer = () => import('./later/Layer.js');

/** The trainer's desk, the show and practice, in training mode; nothing of it is loaded otherwise. */
export function TrainingDesk() {
  return isTraining() ? <Loaded /> : null;
}

function Loaded() {
  const Layer = useLater(loadLayer, 'trainingLater');
  return Layer === undefined ? null : <Layer />;
}
