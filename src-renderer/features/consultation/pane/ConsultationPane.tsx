import { useLater } from '../../../ui/use-later.js';

const load = () => import('./Content.js');
/** The words of a contact are the desk's. */
const TEXTS = ['consultationLater', 'deskLater'];

/** The pane of consultations, with its texts, which come with it. */
export default function ConsultationPane() {
  const Content = useLater(load, TEXTS);
  return Content === undefined ? null : <Content />;
}
