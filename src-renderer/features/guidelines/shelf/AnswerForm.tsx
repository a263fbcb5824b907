import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Feedback } from '#shared/guidelines-feedback.js';
import { FEEDBACK_LENGTH, type FeedbackState, mayBecome } from '#shared/guidelines-limits.js';
import { Button } from '../../../ui/button.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { PersonalWarning } from './PersonalWarning.js';
import '../../../ui/fields.css';

/** The editor's word on a piece of feedback. @param onDone the list is to be asked for again */
export function AnswerForm({ item, onDone }: { item: Feedback; onDone: () => void }) {
  const { t } = useTranslation('guidelinesLater');
  const { client } = useWorkbench();
  const [text, setText] = useState(item.answer ?? '');
  const [failed, setFailed] = useState<'changed' | 'notAllowed' | 'unreachable'>();
  const become = (state: Exclude<FeedbackState, 'sent'>) => {
    const answer = text.trim();
    client.guidelinesFeedback
      .answer({ id: item.id, state, revision: item.revision, ...(answer === '' || state === 'seen' ? {} : { answer }) })
      .then(
        (became) => {
          setFailed(became.state === 'taken' ? undefined : became.state);
          if (became.state === 'taken' || became.state === 'changed') onDone();
        },
        () => setFailed('unreachable'),
      );
  };
  return (
    <div className="gl-form">
      <label className="tp-field">
        {t('feedback.answer')}
        <textarea
          className="tp-input"
          rows={2}
          maxLength={FEEDBACK_LENGTH.text}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <PersonalWarning text={text} />
      {failed !== undefined && <p role="alert">{t(`feedback.failed.${failed}`)}</p>}
      <div className="gl-form-actions">
        {item.state !== 'mended' && (
          <Button variant="outlined" disabled={text.trim() === ''} onClick={() => become('answered')}>
            {t('feedback.doAnswer')}
          </Button>
        )}
        <Button variant="outlined" onClick={() => become('mended')}>
          {t('feedback.doMend')}
        </Button>
        {mayBecome(item.state, 'seen') && <Button onClick={() => become('seen')}>{t('feedback.doSee')}</Button>}
      </div>
    </div>
  );
}
