import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/parts.js';
import { useShownVersion } from '../../ui/pane.js';
import { Begin } from './Begin.js';
import { Current } from './Current.js';
import { Lists } from './Lists.js';
import { useDesk } from './use-desk.js';
import '../../ui/fields.css';
import './desk.css';

/** The pane "Yhteydenoton käsittely": the contact at hand in one column, and beside it those that wait. */
export default function DeskPane() {
  const { t } = useTranslation('deskLater');
  const desk = useDesk();
  useShownVersion(desk?.contextVersion);
  if (desk === undefined)
    return (
      <div className="desk-quiet">
        <Notice kind="loading" title={t('common:loading')} />
      </div>
    );
  const { active, vault, unreadable } = desk;
  return (
    <div className="desk">
      <div className="desk-main">
        {unreadable && <Notice kind="failed" title={t('vault.unreadable')} />}
        {active === undefined ? (
          <Begin opening={desk.opening !== undefined} hasWaiting={desk.waiting.length > 0} />
        ) : (
          // Another contact's fields are other elements: keys meant for one never reach the next.
          <Current
            key={active.id}
            contact={active}
            registers={desk.registers}
            version={desk.contextVersion}
            waiting={desk.waiting.length}
          />
        )}
      </div>
      <aside className="desk-side" aria-label={t('side')}>
        <Lists desk={desk} />
        {vault.kind === 'memory' && (desk.active !== undefined || desk.waiting.length > 0) && (
          <p className="tp-weak">{t(`vault.${vault.because}`)}</p>
        )}
      </aside>
    </div>
  );
}
