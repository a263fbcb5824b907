import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskOutcome, OpenContact } from '#shared/desk.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useWorkbench } from '../../ui/workbench.js';
import { Problem } from './parts.js';
import { useAsk } from './use-desk.js';
import { standsStill } from './ways.js';

/** How the contact ended. While something stands against it, the form says what. */
export function CloseForm({ contact, outcomes }: { contact: OpenContact; outcomes: readonly DeskOutcome[] }) {
  const { t } = useTranslation('deskLater');
  const { client } = useWorkbench();
  const { ask, busy, problem } = useAsk();
  const [chosen, setOutcome] = useState<DeskOutcome>();
  // A colleague has it: that is how it ended, unless the professional says otherwise.
  const gone = contact.given?.state === 'accepted' || contact.handOver === 'closed';
  const outcome = chosen ?? (gone && outcomes.includes('handedOver') ? 'handedOver' : undefined);
  const [unrecorded, setUnrecorded] = useState<string>();
  const open = contact.promises.filter(({ state }) => state.kind === 'open').length;
  const untold = contact.client !== undefined && contact.texts.some(({ taken }) => taken === undefined);
  const followed = contact.promises.some(({ state }) => state.kind === 'followUp');
  const reason = untold ? unrecorded?.trim() : undefined;
  const given = standsStill(contact);
  const ready = !given && outcome !== undefined && open === 0 && (!untold || (reason !== undefined && reason !== ''));
  const close = () => {
    if (outcome === undefined) return;
    void ask(() =>
      client.desk.close({
        id: contact.id,
        outcome,
        ...(reason === undefined || reason === '' ? {} : { unrecorded: reason }),
      }),
    );
  };
  return (
    <form
      className="desk-close"
      onSubmit={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <fieldset className="tp-choices">
        <legend>{t('close.how')}</legend>
        {outcomes
          .filter((one) => one !== 'followUp' || followed)
          .map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={`outcome-${contact.id}`}
                checked={one === outcome}
                onChange={() => setOutcome(one)}
              />
              {t(`outcome.${one}`)}
            </label>
          ))}
      </fieldset>
      {untold && (
        <label className="desk-check">
          <input
            type="checkbox"
            checked={unrecorded !== undefined}
            onChange={({ target }) => setUnrecorded(target.checked ? '' : undefined)}
          />
          {t('close.nothing')}
        </label>
      )}
      {untold && unrecorded !== undefined && (
        <label className="tp-field">
          {t('close.why')}
          <input
            className="tp-input"
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            value={unrecorded}
            onChange={(event) => setUnrecorded(event.target.value)}
          />
        </label>
      )}
      <div className="desk-actions">
        <Button
          type="submit"
          variant={ready ? 'contained' : 'outlined'}
          disabled={busy || !ready}
          startIcon={<Icon name="check" size={14} />}
        >
          {t('close.do')}
        </Button>
        <span className="tp-weak">
          {given && t('close.given')}
          {!given && open > 0 && t('close.promises', { count: open })}
          {!given && open === 0 && untold && reason === undefined && t('close.untold')}
        </span>
      </div>
      <Problem text={problem} />
    </form>
  );
}
