import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CentreContact } from '#shared/telephony.js';
import { Button } from '../../../ui/button.js';
import { formatTime, languageOf } from '../../../ui/format.js';
import { Icon } from '../../../ui/icon.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { useAsk } from '../../../ui/caller/use-ask.js';
import '../../../ui/fields.css';

/** The messages of a chat, and the field of an answer. Enter sends, Shift+Enter makes a new line. */
export function Chat({ contact: { id, messages = [] }, writes }: { contact: CentreContact; writes: boolean }) {
  const { t, i18n } = useTranslation('telephonyLater');
  const { client } = useWorkbench();
  const { busy, problem, ask } = useAsk();
  const [text, setText] = useState('');
  const say = async () => {
    const words = text.trim();
    if (words !== '' && (await ask(() => client.telephony.say({ id, text: words })))) setText('');
  };
  return (
    <div className="te-chat">
      <ol aria-label={t('chat.messages')} role="log">
        {messages.map((one) => (
          <li key={one.id} className={one.from === 'professional' ? 'te-said te-said-own' : 'te-said'}>
            <span className="tp-weak tp-num">
              {t(`chat.from.${one.from}`)} {formatTime(one.at, languageOf(i18n.language))}
            </span>
            <span>{one.text}</span>
          </li>
        ))}
      </ol>
      {writes && (
        <form
          className="te-form"
          onSubmit={(event) => {
            event.preventDefault();
            void say();
          }}
        >
          <label className="tp-field tp-grow">
            <span>{t('chat.answer')}</span>
            <textarea
              className="tp-input"
              rows={2}
              maxLength={2000}
              value={text}
              onChange={({ target }) => setText(target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
                event.preventDefault();
                void say();
              }}
            />
          </label>
          <Button
            type="submit"
            variant="outlined"
            disabled={busy || text.trim() === ''}
            startIcon={<Icon name="send" />}
          >
            {t('chat.send')}
          </Button>
        </form>
      )}
      <output className="te-problem">{problem}</output>
    </div>
  );
}
