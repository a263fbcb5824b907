import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordPart } from '#shared/desk.js';
import { Button } from '../../ui/button.js';
import { useWorkbench } from '../../ui/workbench.js';
import type { ContactProps } from './types.js';
import { Problem } from './parts.js';
import { useAsk } from './use-desk.js';

const PARTS: readonly RecordPart[] = ['background', 'state', 'actions', 'plan', 'followUp'];

/** A line of the professional's own for the record: what they heard, saw, judged or agreed. */
export function OwnLine({ contact, registers }: ContactProps) {
  const { t } = useTranslation('deskLater');
  const { client } = useWorkbench();
  const { ask, busy, problem } = useAsk();
  const [part, setPart] = useState<RecordPart>('state');
  const [text, setText] = useState('');
  const [register, setRegister] = useState(contact.register);
  const [line, setLine] = useState(() => crypto.randomUUID());
  const choices = [...new Set([contact.register, ...registers])];
  const add = async () => {
    if (!(await ask(() => client.desk.addLine({ id: contact.id, line, part, register, text })))) return;
    setText('');
    setLine(crypto.randomUUID());
  };
  return (
    <form
      className="desk-own"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <label className="tp-field">
        {t('own.part')}
        <select
          className="tp-input"
          value={part}
          onChange={({ target }) => setPart(PARTS.find((one) => one === target.value) ?? part)}
        >
          {PARTS.map((one) => (
            <option key={one} value={one}>
              {t(`part.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {choices.length > 1 && (
        <label className="tp-field">
          {t('reason.register')}
          <select
            className="tp-input"
            value={register}
            onChange={({ target }) => setRegister(choices.find((one) => one === target.value) ?? register)}
          >
            {choices.map((one) => (
              <option key={one} value={one}>
                {t(`register.${one}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="tp-field desk-own-text">
        {t('own.text')}
        <input
          className="tp-input"
          maxLength={2000}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Button type="submit" variant="outlined" disabled={busy || text.trim() === ''}>
        {t('own.add')}
      </Button>
      <Problem text={problem} />
    </form>
  );
}
