import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.js';
import { Icon } from '../icon.js';
import { useWorkbench } from '../workbench.js';
import { useAsk } from './use-ask.js';

/** A client under turvakielto: no name before the caller has been identified, and that is logged. */
export function Identify({ contact, candidate }: { contact: string; candidate: string }) {
  const { t } = useTranslation('telephonyLater');
  const { client } = useWorkbench();
  const { busy, problem, ask, say } = useAsk();
  const [how, setHow] = useState<'identityCode' | 'questions'>('identityCode');
  const [text, setText] = useState('');
  const identify = async () => {
    const by = how === 'identityCode' ? { kind: how, code: text } : { kind: how, asked: text };
    let wrong = false;
    await ask(async () => {
      const answer = await client.telephony.identify({ id: contact, candidate, by });
      ({ wrong } = answer);
      return answer.result;
    });
    if (wrong) say(t('identify.wrong'));
  };
  const enough = how === 'identityCode' ? text.trim().length >= 10 : text.trim() !== '';
  return (
    <li className="tp-candidate tp-protected">
      <div className="tp-protected-head">
        <Icon name="shield" color="caution" />
        <b>{t('candidate.protected')}</b>
      </div>
      <p className="tp-weak">{t('identify.why')}</p>
      <form
        className="tp-caller-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (enough) void identify();
        }}
      >
        <fieldset className="tp-choices">
          <legend>{t('identify.how')}</legend>
          {(['identityCode', 'questions'] as const).map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={`caller-how-${candidate}`}
                checked={how === one}
                onChange={() => {
                  setHow(one);
                  setText('');
                }}
              />
              {t(`identify.by.${one}`)}
            </label>
          ))}
        </fieldset>
        <label className="tp-field tp-grow">
          <span>{t(`identify.field.${how}`)}</span>
          <input
            className="tp-input"
            value={text}
            maxLength={how === 'identityCode' ? 13 : 200}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        <Button type="submit" variant="outlined" disabled={busy || !enough}>
          {t('identify.now')}
        </Button>
      </form>
      <output className="tp-caller-problem">{problem}</output>
    </li>
  );
}
