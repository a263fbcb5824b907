import { useLoaded } from '../../../ui/use-loaded.js';
import { useLater } from '../../../ui/use-later.js';
import type { NowStripProps } from './NowStrip.js';

const TEXTS = 'guidelinesNowLater';
/** After what the screen is opened for, in milliseconds: the list of guidelines does without it meanwhile. */
const STRIP_AFTER = 300;
const loadStrip = async () => {
  await new Promise((resolve) => setTimeout(resolve, STRIP_AFTER));
  return import('./NowStrip.js');
};
const loadLine = () => import('./WritingLine.js');

/** The strip of suggestions; nothing until it has come with its texts. */
export function Now(props: NowStripProps) {
  const Strip = useLoaded(loadStrip);
  return Strip === undefined ? null : <Strip {...props} />;
}

/** How to write a request, beside its form. */
export function WritingGuide(props: { writing: 'consultation' | 'handover' }) {
  const Line = useLater(loadLine, TEXTS);
  return Line === undefined ? null : <Line {...props} />;
}
