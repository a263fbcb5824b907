import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.js';
import { useDesk } from './use-desk.js';

/** Tells every reader that what came last from the hub was not believed, and why. */
export default function RefusedNotice() {
  const { t, ready } = useTranslation('guidelineAuthoringLater', { useSuspense: false });
  const why = useDesk()?.desk.distribution.why;
  if (!ready || why === undefined) return null;
  return (
    <div className="gl-replaced gl-warned" role="status">
      <Icon name="warn" size={14} color="caution" />
      <p>{t(`notTaken.${why}`)}</p>
    </div>
  );
}
