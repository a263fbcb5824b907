import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Article } from '#shared/guidelines.js';
import { FEEDBACK_LENGTH } from '#shared/guidelines-limits.js';
import { Button } from '../../../ui/button.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { PersonalWarning, looksPersonal } from './PersonalWarning.js';
import '../../../ui/fields.css';

/** Feedback on a paragraph of an article, or on the whole of it. */
export function FeedbackForm({
  article,
  quote,
  onDone,
}: {
  article: Article;
  /** The paragraph; undefined = the whole article. */
  quote: string | undefined;
  onDone: () => void;
}) {
  const { t } = useTranslation('guidelinesLater');
  const { client } = useWorkbench();
  const [text, setText] = useState('');
  const [state, setState] = useState<'writing' | 'sending' | 'failed'>('writing');
  const send = () => {
    setState('sending');
    const { id, language, version, title } = article;
    client.guidelinesFeedback
      .send({
        article: id,
        language,
        version,
        title,
        text,
        ...(quote === undefined ? {} : { quote: quote.slice(0, FEEDBACK_LENGTH.quote) }),
      })
      .then(onDone, () => setState('failed'));
  };
  return (
    <form
      className="gl-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {quote === undefined ? (
        <p>{t('feedback.whole')}</p>
      ) : (
        <>
          <p>{t('feedback.paragraph')}</p>
          <blockquote lang={article.language}>{quote}</blockquote>
        </>
      )}
      <label className="tp-field">
        {t('feedback.text')}
        <textarea
          className="tp-input"
          rows={4}
          maxLength={FEEDBACK_LENGTH.text}
          value={text}
          data-first
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <p className="tp-weak">{t('feedback.who')}</p>
      <PersonalWarning text={text} />
      {state === 'failed' && <p role="alert">{t('feedback.notKept')}</p>}
      <div className="gl-form-actions">
        <Button type="submit" variant="contained" disabled={text.trim() === '' || state === 'sending'}>
          {t(looksPersonal(text) ? 'feedback.sendAnyway' : 'feedback.send')}
        </Button>
        <Button variant="outlined" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
