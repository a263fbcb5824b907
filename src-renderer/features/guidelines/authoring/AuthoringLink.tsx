import { useTranslation } from 'react-i18next';
import { waitsFor } from '#shared/guidelines-review.js';
import { Icon } from '../../../ui/icon.js';
import { useSendIntent } from '../../../ui/intents.js';
import { useDesk } from './use-desk.js';
import './authoring-link.css';

/** The way to the page of writing, for those who write or approve: with how many wait for the approver. */
export default function AuthoringLink() {
  const { t, ready } = useTranslation('guidelineAuthoringLater', { useSuspense: false });
  const send = useSendIntent();
  const found = useDesk();
  if (!ready || found === undefined) return null;
  const { actor, desk } = found;
  if (!actor.duties.some((duty) => duty === 'guidelineEditor' || duty === 'guidelineApprover')) return null;
  const count = desk.drafts.filter(({ draft }) => waitsFor(draft, actor)).length;
  return (
    <button
      type="button"
      className="ga-link"
      title={t('open')}
      onClick={() => send({ do: 'showPane', paneId: 'guidelineAuthoring' })}
    >
      <Icon name="pen" size={12} />
      <span className="ga-link-text">{t('open')}</span>
      {count > 0 && (
        <span className="ga-count">
          <span aria-hidden="true">{count}</span>
          <span className="tp-hidden">{t('waiting', { count })}</span>
        </span>
      )}
    </button>
  );
}
