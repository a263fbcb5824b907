import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallerRole, CentreContact } from '#shared/telephony.js';
import { Button } from '../../../ui/button.js';
import { Candidates } from '../../../ui/caller/Candidates.js';
import { Confirmed } from '../../../ui/caller/Confirmed.js';
import { useConfirm } from '../../../ui/caller/use-confirm.js';
import { Icon } from '../../../ui/icon.js';
import { useSendIntent } from '../../../ui/intents.js';
import { useClientContext } from '../../../ui/workbench.js';
import '../../../ui/fields.css';

const ROLES: readonly CallerRole[] = ['self', 'parent', 'relative', 'otherOnBehalf'];

/**
 * Whose the contact is: those whom the number leads to, and the professional's own confirmation. Nothing is opened before it,
 * and the caller's own role is said with it.
 */
export function WhoIsIt({ contact }: { contact: CentreContact }) {
  const { t } = useTranslation('telephonyLater');
  const send = useSendIntent();
  const active = useClientContext()?.active ?? undefined;
  const confirming = useConfirm(contact);
  const [chosen, setChosen] = useState<CallerRole>();
  const { id, client, preInformation } = contact;
  const role = chosen ?? (preInformation?.onBehalf === true ? 'relative' : 'self');
  if (client !== undefined) return <Confirmed client={client} confirming={confirming} />;
  const { busy, problem, confirm } = confirming;
  return (
    <div className="te-who">
      <fieldset className="tp-choices">
        <legend>{t('who.caller')}</legend>
        {ROLES.map((one) => (
          <label key={one}>
            <input type="radio" name={`te-role-${id}`} checked={role === one} onChange={() => setChosen(one)} />
            {t(`role.${one}`)}
          </label>
        ))}
      </fieldset>
      <Candidates contact={contact} role={role} confirming={confirming} />
      <div className="te-actions">
        {active !== undefined && (
          <Button
            variant="outlined"
            disabled={busy}
            onClick={() => void confirm({ reference: active.reference }, role)}
          >
            {t('who.useOpen', { name: `${active.family} ${active.given.join(' ')}` })}
          </Button>
        )}
        <Button onClick={() => send({ do: 'openClient' })} startIcon={<Icon name="search" />}>
          {t('who.search')}
        </Button>
      </div>
      <output className="te-problem">{problem}</output>
    </div>
  );
}
