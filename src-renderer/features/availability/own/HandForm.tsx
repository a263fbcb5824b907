import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnStanding } from '#shared/availability.js';
import { nextAt, timeOfDay } from '../../../ui/colleagues/time.js';
import { reasonWord, stateIcon, stateWord } from '../../../ui/colleagues/words.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { StateText } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { NOTE_LENGTH, REASONS, STATES, presetOf } from './hand.js';
import { useSetOwn } from './use-set-own.js';

/** What the professional sets by hand: state, why, until when, and a few words. */
export function HandForm({ own: { hand, settings } }: { own: OwnStanding }) {
  const { t } = useTranslation('availabilityLater');
  const { client } = useWorkbench();
  const { problem, set } = useSetOwn();
  const [state, setState] = useState<(typeof STATES)[number]>(hand?.state ?? 'available');
  const [reason, setReason] = useState(hand?.reason ?? 'none');
  const [until, setUntil] = useState(hand?.until === undefined ? '' : timeOfDay(hand.until, 'en').padStart(5, '0'));
  const [note, setNote] = useState(hand?.note ?? '');
  const input = () => ({
    state,
    reason,
    ...(until === '' ? {} : { until: nextAt(until, Date.now()) }),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  });
  return (
    <form
      className="av-own-part"
      onSubmit={(event) => {
        event.preventDefault();
        void set(input());
      }}
    >
      <h3>{t('own.hand')}</h3>
      <fieldset className="tp-choices">
        <legend>{t('own.state')}</legend>
        {STATES.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="av-own-state"
              checked={state === one}
              onChange={() => {
                setState(one);
                setReason('none');
              }}
            />
            <StateText icon={stateIcon[one]} color={one}>
              {stateWord(t, one)}
            </StateText>
          </label>
        ))}
      </fieldset>
      <div className="av-own-fields">
        <label className="tp-field">
          <span>{t('own.reason')}</span>
          <select
            className="tp-input"
            value={reason}
            onChange={({ target }) => setReason(REASONS[state].find((one) => one === target.value) ?? 'none')}
          >
            {REASONS[state].map((one) => (
              <option key={one} value={one}>
                {one === 'none' ? t('own.noReason') : reasonWord(t, one)}
              </option>
            ))}
          </select>
        </label>
        <label className="tp-field">
          <span>{state === 'available' || state === 'interruptible' ? t('own.until') : t('own.back')}</span>
          <input className="tp-input" type="time" value={until} onChange={({ target }) => setUntil(target.value)} />
        </label>
        <label className="tp-field av-own-note">
          <span>{t('own.note')}</span>
          <input
            className="tp-input"
            value={note}
            maxLength={NOTE_LENGTH}
            autoComplete="off"
            onChange={({ target }) => setNote(target.value)}
          />
        </label>
      </div>
      <div className="av-card-actions">
        <Button type="submit" variant="contained" startIcon={<Icon name="check" />}>
          {t('own.set')}
        </Button>
        <Button
          variant="outlined"
          disabled={settings.presets.length >= 8}
          onClick={() =>
            void client.availability
              .saveOwnSettings({ presets: [...settings.presets, presetOf(input(), Date.now())] })
              .catch(() => {})
          }
          startIcon={<Icon name="plus" />}
        >
          {t('own.savePreset')}
        </Button>
        <output className="av-own-problem">{problem}</output>
      </div>
    </form>
  );
}
