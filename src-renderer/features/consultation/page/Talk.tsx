import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FullConsultation } from '#shared/consultation.js';
import type { People } from '../../../ui/colleagues/use-people.js';
import { Button } from '../../../ui/button.js';
import { formatTime, languageOf } from '../../../ui/format.js';
import { Icon } from '../../../ui/icon.js';
import { Tag } from '../../../ui/parts.js';
import { CONSULTATION_LENGTH } from '../lengths.js';
import { nameOf } from '../words.js';
import type { Doing } from './Answers.js';
import '../../../ui/fields.css';

/** The live talk of a request, and the field for more: the one who took it can mark what they write as the answer. */
export function Talk({
  consultation: { messages, acceptedBy, from, seen, content, version },
  self,
  people,
  canSay,
  doing: { busy, act },
}: {
  consultation: FullConsultation;
  self: string | undefined;
  people: People;
  canSay: boolean;
  doing: Doing;
}) {
  const { t, i18n } = useTranslation('consultationLater');
  const language = languageOf(i18n.language);
  const [text, setText] = useState('');
  const id = useId();
  const answers = acceptedBy === self;
  const say = async (answer: boolean) => {
    const written = text.trim();
    if (written === '') return;
    if (await act({ do: 'say', text: written, answer })) setText((now) => (now.trim() === written ? '' : now));
  };
  const other = from === self ? acceptedBy : from;
  const seenByOther =
    other !== undefined && (seen[other] ?? 0) >= (content ?? version) && messages.at(-1)?.from === self;
  return (
    <section className="co-talk" aria-labelledby={id}>
      <h4 id={id}>{t('talk.title')}</h4>
      {messages.length === 0 && <p className="tp-weak">{t('talk.none')}</p>}
      <ol aria-live="polite">
        {messages.map((message) => (
          <li key={message.id} className={message.from === self ? 'co-message co-message-own' : 'co-message'}>
            <span className="co-message-who">
              <b>{message.from === self ? t('page.you') : nameOf(t, people, message.from)}</b>{' '}
              <time dateTime={message.at}>{formatTime(message.at, language)}</time>{' '}
              {message.answer && (
                <Tag tone="ok" icon="check">
                  {t('talk.answer')}
                </Tag>
              )}
            </span>
            <span className="co-message-text">{message.text}</span>
          </li>
        ))}
      </ol>
      {seenByOther && <p className="tp-weak">{t('talk.seen', { name: nameOf(t, people, other) })}</p>}
      {canSay && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void say(answers);
          }}
        >
          <label className="tp-field">
            <span>{answers ? t('talk.writeAnswer') : t('talk.write')}</span>
            <textarea
              className="tp-input"
              rows={2}
              value={text}
              maxLength={CONSULTATION_LENGTH}
              autoComplete="off"
              spellCheck={false}
              onChange={({ target }) => setText(target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || !event.ctrlKey) return;
                event.preventDefault();
                void say(answers);
              }}
            />
          </label>
          <div className="co-say">
            <Button
              type="submit"
              variant={answers ? 'contained' : 'outlined'}
              disabled={busy || text.trim() === ''}
              startIcon={<Icon name="send" />}
            >
              {answers ? t('talk.sendAnswer') : t('talk.send')} <kbd>Ctrl Enter</kbd>
            </Button>
            {answers && (
              <Button variant="outlined" disabled={busy || text.trim() === ''} onClick={() => void say(false)}>
                {t('talk.send')}
              </Button>
            )}
          </div>
        </form>
      )}
    </section>
  );
}
