import { useTranslation } from 'react-i18next';
import type { OpenContact } from '#shared/desk.js';
import { Button } from '../../ui/button.js';
import { useTelephony } from '../../ui/caller/use-telephony.js';
import { Icon } from '../../ui/icon.js';
import { useSendIntent } from '../../ui/intents.js';
import { Section, Tag } from '../../ui/parts.js';
import { useClientContext, useWorkbench } from '../../ui/workbench.js';
import type { ContactProps } from './types.js';
import { Problem } from './parts.js';
import { Proposed } from './Proposed.js';
import { useAsk, useTyped } from './use-desk.js';
import { standsStill } from './ways.js';

const CALLERS: readonly OpenContact['caller'][] = ['self', 'parent', 'relative', 'otherOnBehalf'];
const WAYS: readonly NonNullable<OpenContact['identifiedBy']>[] = ['strong', 'identityCode', 'questions', 'known'];

/** Who the client is, who speaks for them, and how that was made sure of. A contact never opens a client by itself. */
export function WhoIsIt({ contact, version }: ContactProps) {
  const { t } = useTranslation('deskLater');
  const { client } = useWorkbench();
  const send = useSendIntent();
  const context = useClientContext();
  const { ask, busy, problem } = useAsk();
  const { id } = contact;
  const open = context?.active ?? null;
  const line = useTelephony()?.contacts.find((one) => one.id === contact.lineId);
  const describe = (what: Partial<Pick<OpenContact, 'caller' | 'callerName' | 'identifiedBy'>>) =>
    void ask(() => client.desk.describe({ id, ...what }));
  const callerName = useTyped(contact.callerName, (text) => describe({ callerName: text }));
  return (
    <Section
      title={t('who.title')}
      actions={
        contact.client === undefined ? undefined : (
          <Button
            // A colleague is being shown this very client.
            disabled={busy || standsStill(contact)}
            onClick={() => void ask(() => client.desk.unidentify({ id }))}
          >
            {t('who.wrong')}
          </Button>
        )
      }
    >
      {contact.client === undefined && <Proposed line={line} caller={contact.caller} />}
      {contact.client === undefined && line?.client === undefined && (
        <div className="desk-ask">
          {open === null ? (
            <>
              <p>{t('who.find')}</p>
              <Button
                variant="contained"
                onClick={() => send({ do: 'openClient' })}
                startIcon={<Icon name="search" size={14} />}
              >
                {t('who.search')}
              </Button>
            </>
          ) : (
            <>
              <p>{t('who.isIt', { family: open.family.toLocaleUpperCase('fi'), given: open.given.join(' ') })}</p>
              <Button
                variant="contained"
                disabled={busy}
                onClick={() => void ask(() => client.desk.identify({ id, version }))}
                startIcon={<Icon name="check" size={14} />}
              >
                {t('who.confirm')}
              </Button>
              <Button variant="outlined" onClick={() => send({ do: 'openClient' })}>
                {t('who.other')}
              </Button>
            </>
          )}
        </div>
      )}
      <div className="desk-fields">
        <fieldset className="tp-choices">
          <legend>{t('who.caller')}</legend>
          {CALLERS.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={`caller-${id}`}
                checked={contact.caller === one}
                onChange={() => describe({ caller: one })}
              />
              {t(`caller.${one}`)}
            </label>
          ))}
        </fieldset>
        {contact.caller !== 'self' && (
          <label className="tp-field">
            {t('who.callerName')}
            <input className="tp-input" maxLength={120} autoComplete="off" spellCheck={false} {...callerName} />
          </label>
        )}
        <label className="tp-field">
          {t('who.how')}
          <select
            className="tp-input"
            value={contact.identifiedBy ?? ''}
            onChange={({ target }) => {
              const way = WAYS.find((one) => one === target.value);
              if (way !== undefined) describe({ identifiedBy: way });
            }}
          >
            <option value="" disabled>
              {t('who.choose')}
            </option>
            {WAYS.map((way) => (
              <option key={way} value={way}>
                {t(`identifiedBy.${way}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {contact.caller !== 'self' && contact.client !== undefined && (
        <p className="desk-note">
          <Tag tone="info" icon="info">
            {t('who.onBehalf')}
          </Tag>
          <span className="tp-weak">{t('who.onBehalfDetail')}</span>
        </p>
      )}
      <Problem text={problem} />
    </Section>
  );
}
