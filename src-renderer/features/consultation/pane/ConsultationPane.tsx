import { useLater } from '../../../ui/use-later.js';

const load = () => import('./Content.js');

/** The pane of consultations, with its texts, which come with it. */
export default function ConsultationPane() {
  const Content = useLater(load, 'consultationLater');
  return Content === undefined ? null : <Content />;
}
