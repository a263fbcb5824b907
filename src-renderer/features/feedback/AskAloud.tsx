import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import texts from '#shared/feedback-texts.json' with { type: 'json' };
import type { FeedbackAnswer, FeedbackChannel } from '#shared/feedback.js';
import type { Language } from '#shared/language.js';
import { Button } from '../../ui/button.js';
import { failureText } from '../../ui/failure-text.js';
import { StateText } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';

/** The very questions of the client's own page, read aloud in the client's language. */
export function AskAloud({ channel, language }: { channel: FeedbackChannel; language: Language }) {
  const { t } = useTranslation('feedbackLater');
  const { client, orpc } = useWorkbench();
  const queries = useQueryClient();
  const [nps, setNps] = useState<number>();
  const [understood, setUnderstood] = useState<number>();
  const [moved, setMoved] = useState<number>();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ ok: boolean; text: string }>();
  const asked = texts[language];

  async function keep(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (nps === undefined) return setSaid({ ok: false, text: t('missing') });
    setBusy(true);
    const answer: FeedbackAnswer = {
      nps,
      ...(understood === undefined ? {} : { understood }),
      ...(moved === undefined ? {} : { moved }),
    };
    const result = await client.feedback.answer({ channel, answer }).catch(() => undefined);
    setBusy(false);
    if (result?.kind !== 'done')
      return setSaid({ ok: false, text: result?.kind === 'failed' ? failureText(t, result.failure) : t('silent') });
    setNps(undefined);
    setUnderstood(undefined);
    setMoved(undefined);
    setSaid({ ok: true, text: t('thanks') });
    await queries.invalidateQueries({ queryKey: orpc.feedback.figures.key() });
  }
  return (
    <form className="fb-aloud" onSubmit={(event) => void keep(event)}>
      <p className="fb-text">{t('aloudDetail')}</p>
      <div lang={language} className="fb-questions">
        <Choices
          question={asked.nps}
          detail={`${asked.npsLow}, ${asked.npsHigh}`}
          choices={Array.from({ length: 11 }, (_, value) => [value, String(value)])}
          value={nps}
          onChange={setNps}
        />
        <Choices
          question={asked.understood}
          choices={asked.understoodChoices.map((label, index) => [index + 1, label])}
          value={understood}
          onChange={setUnderstood}
        />
        <Choices
          question={asked.moved}
          choices={asked.movedChoices.map((label, index): [number, string] => [index, label]).toReversed()}
          value={moved}
          onChange={setMoved}
        />
      </div>
      <div>
        <Button type="submit" variant="contained" disabled={busy}>
          {t('keep')}
        </Button>
      </div>
      <output>
        {said !== undefined && (
          <StateText icon={said.ok ? 'ok' : 'warnf'} color={said.ok ? 'available' : 'caution'}>
            {said.text}
          </StateText>
        )}
      </output>
    </form>
  );
}

function Choices({
  question,
  detail,
  choices,
  value,
  onChange,
}: {
  question: string;
  detail?: string;
  choices: readonly (readonly [number, string])[];
  value: number | undefined;
  onChange: (value: number) => void;
}) {
  const id = useId();
  return (
    <fieldset className="tp-choices">
      <legend className="fb-question">
        {question}
        {detail !== undefined && <span className="tp-weak"> {detail}</span>}
      </legend>
      {choices.map(([one, label]) => (
        <label key={one}>
          <input type="radio" name={id} checked={value === one} onChange={() => onChange(one)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
