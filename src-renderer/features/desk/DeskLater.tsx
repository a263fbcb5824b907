import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/parts.js';
import { useLater } from '../../ui/use-later.js';

const load = () => import('./DeskPane.js');

/** The desk with its texts, which come with it. */
export default function DeskLater() {
  const { t } = useTranslation('common');
  const Pane = useLater(load, 'deskLater');
  return Pane === undefined ? <Notice kind="loading" title={t('loading')} /> : <Pane />;
}
