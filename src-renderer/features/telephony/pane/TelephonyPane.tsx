import { useLater } from '../../../ui/use-later.js';

const load = () => import('./Content.js');

/** The pane of contacts, with its texts, which come with it. */
export default function TelephonyPane() {
  const Content = useLater(load, 'telephonyLater');
  return Content === undefined ? null : <Content />;
}
