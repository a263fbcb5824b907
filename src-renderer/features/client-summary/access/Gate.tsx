import { useTranslation } from 'react-i18next';
import type { AccessState } from '#shared/access.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { PurposeForm } from './PurposeForm.js';
import './access.css';

/** Stands in the place of the summary until the professional may see the client: asks why, or says why not. */
export default function Gate({ access }: { access: AccessState }) {
  const { t } = useTranslation('clientAccessLater');
  const { client } = useWorkbench();
  const { opening, contextVersion: version } = access;
  const checkAgain = () => void client.access.checkAgain({ version }).catch(() => {});
  if (opening.state === 'needsPurpose')
    return <PurposeForm key={version} access={access} failures={opening.failures} onCheckAgain={checkAgain} />;
  if (opening.state !== 'refused') return null;
  return (
    <section className="cs-gate" aria-labelledby="cs-refused">
      <header>
        <Icon name="stop" color="refused" />
        <h3 id="cs-refused">{t(`refused.${opening.why}`)}</h3>
      </header>
      <p>{t(`refused.${opening.why}Detail`)}</p>
      <div className="cs-gate-actions">
        <Button variant="outlined" onClick={checkAgain} startIcon={<Icon name="swap" size={14} />}>
          {t('common:retry')}
        </Button>
      </div>
    </section>
  );
}
