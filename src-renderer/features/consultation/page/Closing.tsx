import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsultationOutcome, FullConsultation } from '#shared/consultation.js';
import { Button } from '../../../ui/button.js';
import { failureText } from '../../../ui/failure-text.js';
import { Icon } from '../../../ui/icon.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { CLOSING_NOTE_LENGTH } from '../lengths.js';
import { nameOf, outcomeWord } from '../words.js';
import { usePeople } from '../../../ui/colleagues/use-people.js';
import type { Doing } from './Answers.js';
import { outcomesOf } from './outcomes.js';
import '../../../ui/fields.css';

/** Opened at the pane's foot, it comes into sight. */
const intoSight = (form: HTMLFormElement | null) => form?.scrollIntoView({ block: 'nearest' });

/** Ends a request with what became of it, and gives its text for recording. */
export function Closing({ consultation, doing: { busy, act } }: { consultation: FullConsultation; doing: Doing }) {
  const { t } = useTranslation('consultationLater');
  const { client } = useWorkbench();
  const people = usePeople();
  const [closing, setClosing] = useState(false);
  const choices = outcomesOf(consultation);
  const [outcome, setOutcome] = useState<ConsultationOutcome>();
  const [note, setNote] = useState('');
  const [said, setSaid] = useState<string>();
  const chosen = outcome !== undefined && choices.includes(outcome) ? outcome : choices[0];
  const copy = async () => {
    try {
      const { text, failure } = await client.consultation.recordingText({ id: consultation.id });
      if (text === undefined) return setSaid(failure === undefined ? t('copy.gone') : failureText(t, failure));
      await navigator.clipboard.writeText(text);
      setSaid(t('copy.done'));
    } catch {
      setSaid(t('copy.failed'));
    }
  };
  const { closed } = consultation;
  return (
    <section className="co-closing">
      {closed !== undefined && (
        <p>
          <Icon name="ok" color="synced" />{' '}
          {t('close.closed', { name: nameOf(t, people, closed.by), outcome: outcomeWord(t, closed.outcome) })}
          {closed.note !== '' && <q>{closed.note}</q>}
        </p>
      )}
      {closing && closed === undefined && (
        <form
          ref={intoSight}
          onSubmit={(event) => {
            event.preventDefault();
            if (chosen !== undefined) void act({ do: 'close', outcome: chosen, note });
          }}
        >
          <fieldset className="tp-choices">
            <legend>{t('close.outcome')}</legend>
            {choices.map((one) => (
              <label key={one}>
                <input type="radio" name="co-outcome" checked={chosen === one} onChange={() => setOutcome(one)} />
                {outcomeWord(t, one)}
              </label>
            ))}
          </fieldset>
          <label className="tp-field">
            <span>{t('close.note')}</span>
            <input
              className="tp-input"
              value={note}
              maxLength={CLOSING_NOTE_LENGTH}
              autoComplete="off"
              spellCheck={false}
              onChange={({ target }) => setNote(target.value)}
            />
          </label>
          <div className="co-say">
            <Button type="submit" variant="contained" disabled={busy} startIcon={<Icon name="check" />}>
              {t('close.do')}
            </Button>
            <Button variant="outlined" onClick={() => setClosing(false)}>
              {t('close.not')}
            </Button>
          </div>
        </form>
      )}
      <div className="co-say">
        {!closing && closed === undefined && (
          <Button
            variant="outlined"
            onClick={() => setClosing(true)}
            startIcon={<Icon name={consultation.state === 'waiting' ? 'close' : 'check'} />}
          >
            {consultation.state === 'waiting' ? t('close.cancel') : t('close.begin')}
          </Button>
        )}
        <Button variant="outlined" onClick={() => void copy()} startIcon={<Icon name="doc" />}>
          {t('copy.do')}
        </Button>
        <output>{said}</output>
      </div>
    </section>
  );
}
