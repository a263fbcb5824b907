import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment, AssessmentState } from '#shared/assessment.js';
import type { Questionnaire } from '#shared/questionnaire.js';
import { placedOf } from '#shared/questionnaire-registers.js';
import { titleOf } from '#shared/questionnaire-words.js';
import { Button } from '../../ui/button.js';
import { useTellDoing } from '../../ui/doing.js';
import { languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Notice } from '../../ui/parts.js';
import { AskStep } from './AskStep.js';
import { TextStep } from './TextStep.js';
import { useDraft } from './use-draft.js';

/** What the guidelines are told that is recorded now: by the register that the form asks most of. */
function kindOf(form: Questionnaire): 'careNeed' | 'serviceNeed' {
  const placed = placedOf(form);
  return placed.filter(({ register }) => register === 'health').length * 2 >= placed.length
    ? 'careNeed'
    : 'serviceNeed';
}

/** One assessment: its questions with the support beside them, then the text and its recording. */
export function OneAssessment({
  assessment,
  form,
  state,
  onLeave,
  onAnew,
}: {
  assessment: Assessment;
  form: Questionnaire;
  state: AssessmentState;
  onLeave: () => void;
  /** Shows it anew, as it is kept now. */
  onAnew: () => void;
}) {
  const { t, i18n } = useTranslation('assessmentLater');
  const draft = useDraft(assessment);
  // What one register's source already has is not asked again: what is left is the text of the other.
  const closed = Object.keys(assessment.written).length > 0;
  const [step, setStep] = useState<'ask' | 'text'>(assessment.state === 'done' || closed ? 'text' : 'ask');
  useTellDoing('assessment', kindOf(form));
  const done = assessment.state === 'done';
  return (
    <section className="as-one" aria-label={titleOf(form, languageOf(i18n.language))}>
      <header className="as-head">
        <Button variant="outlined" onClick={onLeave} startIcon={<Icon name="back" size={14} />}>
          {t('toList')}
        </Button>
        <h3>{titleOf(form, languageOf(i18n.language))}</h3>
        {!done && (
          <ol className="as-steps" aria-label={t('steps')}>
            {(['ask', 'text'] as const).map((one, index) => (
              <li key={one}>
                <button
                  type="button"
                  aria-current={one === step ? 'step' : undefined}
                  disabled={closed && one === 'ask'}
                  onClick={() => setStep(one)}
                >
                  {index + 1}. {t(`step.${one}`)}
                </button>
              </li>
            ))}
          </ol>
        )}
      </header>
      {draft.lost === 'failed' && !done && <Notice kind="failed" title={t('notKept')} onRetry={draft.again} />}
      {draft.lost === 'elsewhere' && !done && <Notice kind="failed" title={t('elsewhere')} onRetry={onAnew} />}
      {step === 'ask' && !done ? (
        <AskStep assessment={assessment} form={form} draft={draft} state={state} onNext={() => setStep('text')} />
      ) : (
        <TextStep
          assessment={assessment}
          form={form}
          draft={draft}
          version={state.contextVersion}
          onBack={() => setStep('ask')}
        />
      )}
    </section>
  );
}
