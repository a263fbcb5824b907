import type { ReactNode } from 'react';
import { isTraining } from '../../ui/training-mode.js';
import { useLater } from '../../ui/use-later.js';

const loadFrame = () => import('./later/MarkedFrame.js');

/** Everything in this window; in training mode marked as such. Without its mark nothing of training is drawn at all. */
export function TrainingFrame({ children }: { children: ReactNode }) {
  return isTraining() ? <Marked>{children}</Marked> : children;
}

function Marked({ children }: { children: ReactNode }) {
  const Frame = useLater(loadFrame, 'trainingLater');
  return Frame === undefined ? null : <Frame>{children}</Frame>;
}
