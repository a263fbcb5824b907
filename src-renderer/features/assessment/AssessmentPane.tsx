import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/parts.js';
import { useLater } from '../../ui/use-later.js';
import { withParsers } from '../../ui/with-parsers.js';

const load = () => withParsers(() => import('./AssessmentRoom.js'));

/** The page: what it holds comes with its texts, and with the engine of the forms' rules. */
export default function AssessmentPane() {
  const { t } = useTranslation();
  const Room = useLater(load, 'assessmentLater');
  return Room === undefined ? <Notice kind="loading" title={t('loading')} /> : <Room />;
}
