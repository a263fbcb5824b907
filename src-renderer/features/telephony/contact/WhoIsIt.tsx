import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallerRole, CentreContact } from '#shared/telephony.js';
import { Button } from '../../../ui/button.js';
import { failureText } from '../../../ui/failure-text.js';
import { Icon } from '../../../ui/icon.js';
import { useSendIntent } from '../../../ui/intents.js';
import { useClientContext, useWorkbench } from '../../../ui/workbench.js';
import { useAsk } from '../use-ask.js';
import { Identify } from './Identify.js';
import '../../../ui/fields.css';

const ROLES: readonly CallerRole[] = ['self', 'parent', 'relative', 'otherOnBehalf'];

/**
 * Whose the contact is: those whom the number leads to, and the professional's own confirmation. Nothing is opened before it,
 * and the caller's own role is said with it.
 */
export function WhoIsIt({ contact }: { contact: CentreContact }) {
  const { t } = useTranslation('telephonyLater');
  const { client } = useWorkbench();
  const send = useSendIntent();
  const context = useClientContext();
  const { busy, problem, ask, say } = useAsk();
  const [chosen, setChosen] = useState<CallerRole>();
  const { id, proposal, preInformation } = contact;
  const role = chosen ?? (preInformation?.onBehalf === true ? 'relative' : 'self');
  const confirm = async (who: { candidate: string } | { reference: string }) => {
    await ask(async () => {
      const { result, opened } = await client.telephony.confirm({ id, client: who, role, open: true });
      if (result.kind === 'done' && !opened) say(t('who.notOpened'));
      return result;
    });
  };
  const active = context?.active ?? undefined;
  if (contact.client !== undefined) {
    const isOpen = active?.reference === contact.client.reference;
    const { reference } = contact.client;
    return (
      <div className="te-who te-who-confirmed">
        <Icon name="ok" color="synced" />
        <span className="tp-grow">
          {isOpen ? t('who.isOpen', { name: `${active.family} ${active.given.join(' ')}` }) : t('who.confirmed')}
          <span className="tp-weak"> {t(`role.${contact.client.role}`)}</span>
        </span>
        {!isOpen && (
          <Button variant="outlined" disabled={busy} onClick={() => void confirm({ reference })}>
            {t('who.open')}
          </Button>
        )}
        <Button disabled={busy} onClick={() => void ask(() => client.telephony.unconfirm({ id }))}>
          {t('who.release')}
        </Button>
        {problem !== undefined && (
          <span className="te-problem" role="alert">
            {problem}
          </span>
        )}
      </div>
    );
  }
  const found = proposal.state === 'found' ? proposal : undefined;
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
      {proposal.state === 'looking' && <p className="te-empty">{t('candidate.looking')}</p>}
      {found?.candidates.length === 0 && found.failures.length === 0 && (
        <p className="te-empty">{t('candidate.none')}</p>
      )}
      {contact.channel === 'call' && contact.caller.kind !== 'number' && (
        <p className="te-empty">{t('candidate.noNumber')}</p>
      )}
      {found?.failures.map((failure) => (
        <p key={failure.kind} className="te-warning">
          <Icon name="warnf" color="caution" /> {failureText(t, failure)}
        </p>
      ))}
      <ul className="te-candidates">
        {found?.candidates.map((one) =>
          one.kind === 'protected' ? (
            <Identify key={one.key} contact={id} candidate={one.key} />
          ) : (
            <li key={one.key} className="te-candidate">
              <span className="tp-grow">
                <b>{one.name}</b> <span className="tp-num">{one.birthYear}</span>
                <span className="tp-weak">
                  {' '}
                  {one.by === 'number'
                    ? t('candidate.ownNumber')
                    : one.relation === undefined
                      ? t('candidate.relative')
                      : t('candidate.relativeIs', { relation: one.relation })}
                </span>
              </span>
              {one.by === 'number' && role !== 'self' && (
                <Button
                  disabled={busy}
                  onClick={() => void ask(() => client.telephony.relatives({ id, candidate: one.key }))}
                >
                  {t('who.relatives')}
                </Button>
              )}
              <Button
                variant="outlined"
                disabled={busy}
                onClick={() => void confirm({ candidate: one.key })}
                startIcon={<Icon name="check" />}
              >
                {t('who.confirm')}
              </Button>
            </li>
          ),
        )}
      </ul>
      {found?.more === true && <p className="te-empty">{t('candidate.more')}</p>}
      <div className="te-actions">
        {active !== undefined && (
          <Button variant="outlined" disabled={busy} onClick={() => void confirm({ reference: active.reference })}>
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
