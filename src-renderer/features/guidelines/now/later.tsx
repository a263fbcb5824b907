import { useTranslation } from 'react-i18next';
import { useLater } from '../../../ui/use-later.js';
import type { NowStripProps } from './NowStrip.js';

const TEXTS = 'guidelinesNowLater';
const loadStrip = () => import('./NowStrip.js');
const loadLine = () => import('./WritingLine.js');

/** Names of services and of sections are the summary's own words. */
const others = ['clientSummaryLater', 'clientAccessLater'];

/** The strip of suggestions; nothing until it has come with its texts. */
export function Now(props: NowStripProps) {
  const Strip = useLater(loadStrip, TEXTS);
  const { ready } = useTranslation(others, { useSuspense: false });
  return Strip === undefined || !ready ? null : <Strip {...props} />;
}

/** How to write a request, beside its form. */
export function WritingGuide(props: { writing: 'consultation' | 'handover' }) {
  const Line = useLater(loadLine, TEXTS);
  return Line === undefined ? null : <Line {...props} />;
}
