import { withParsers } from '../../../ui/with-parsers.js';
import { useLater } from '../../../ui/use-later.js';
import type { ComposeProps } from '../compose/ComposePanel.js';
import type { HintsProps } from './Hints.js';
import type { NoticePanelProps } from './NoticePanel.js';
import type { OpenByKeyProps } from './OpenByKey.js';
import type { RingBarProps } from './RingBar.js';

const TEXTS = 'consultationLater';
/** The words of a contact are the desk's. */
const WITH_CONTACT = [TEXTS, 'deskLater'];
const loadCompose = () => withParsers(() => import('../compose/ComposePanel.js'));
const loadRingBar = () => import('./RingBar.js');
const loadPanel = () => import('./NoticePanel.js');
const loadHints = () => import('./Hints.js');
const loadOpening = () => import('./OpenByKey.js');

/** The form of a new request. */
export function Compose(props: ComposeProps) {
  const Part = useLater(loadCompose, WITH_CONTACT);
  return Part === undefined ? null : <Part {...props} />;
}

/** The bar of what rings. */
export function RingBar(props: RingBarProps) {
  const Part = useLater(loadRingBar, TEXTS);
  return Part === undefined ? null : <Part {...props} />;
}

/** The notification centre's list. */
export function NoticePanel(props: NoticePanelProps) {
  const Part = useLater(loadPanel, TEXTS);
  return Part === undefined ? null : <Part {...props} />;
}

/** Hints of what is new, in the window and, where it is allowed, in the operating system. */
export function Hints(props: HintsProps) {
  const Part = useLater(loadHints, TEXTS);
  return Part === undefined ? null : <Part {...props} />;
}

/** Opens a client by the key, and says why not. */
export function OpenByKey(props: OpenByKeyProps) {
  const Part = useLater(loadOpening, TEXTS);
  return Part === undefined ? null : <Part {...props} />;
}
