import { type SubmitEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment, AssessmentState } from '#shared/assessment.js';
import type { Answer, Questionnaire } from '#shared/questionnaire.js';
import { type Lack, askedOf, lacksOf } from '#shared/questionnaire-rules.js';
import { isLower, urgencyReasons } from '#shared/urgency.js';
import { Button } from '../../ui/button.js';
import { languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Notice } from '../../ui/parts.js';
import { FormItems } from '../../ui/questionnaire/FormItems.js';
import { DraftPrompts } from './DraftPrompts.js';
import { UrgencyChoice } from './UrgencyChoice.js';
import type { DraftNow } from './use-draft.js';
import { useKnown } from './use-known.js';

/** The questions on the left, what supports the judgement on the right. */
export function AskStep({
  assessment,
  form,
  draft,
  state,
  onNext,
}: {
  assessment: Assessment;
  form: Questionnaire;
  draft: DraftNow;
  state: AssessmentState;
  onNext: () => void;
}) {
  const { t, i18n } = useTranslation('assessmentLater');
  const language = languageOf(i18n.language);
  const root = useRef<HTMLFormElement>(null);
  const [lacks, setLacks] = useState<Record<string, Lack>>({});
  const [problem, setProblem] = useState<'unchecked' | 'noJudgement' | 'noWhy'>();
  const { answers, brought, judgement } = draft.now;
  const known = useKnown(assessment, state.contextVersion, draft);
  const asked = askedOf(form, answers);
  const reasons = urgencyReasons(form, answers, { brought: new Set(Object.keys(brought)), language });
  const unchecked = Object.keys(brought).filter((id) => asked.has(id) && answers[id] !== undefined);

  const change = (linkId: string, given: Answer[]) => {
    known.touch(linkId);
    const { [linkId]: _, ...others } = answers;
    const { [linkId]: __, ...stillBrought } = brought;
    draft.write({ answers: given.length === 0 ? others : { ...others, [linkId]: given }, brought: stillBrought });
    setLacks(({ [linkId]: ___, ...rest }) => rest);
    setProblem(undefined);
  };
  const checked = (linkId: string) => {
    const { [linkId]: _, ...rest } = brought;
    draft.write({ brought: rest });
    setProblem(undefined);
  };
  const show = (name: string) => root.current?.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`)?.focus();
  const next = async (event: SubmitEvent) => {
    event.preventDefault();
    const found = lacksOf(form, answers);
    setLacks(found);
    setProblem(undefined);
    const [first] = Object.keys(found);
    if (first !== undefined) return show(first);
    const [waits] = unchecked;
    if (waits !== undefined) {
      setProblem('unchecked');
      return show(waits);
    }
    if (judgement === undefined) {
      setProblem('noJudgement');
      return show('as-urgency');
    }
    if (isLower(judgement.level, reasons) && (judgement.why ?? '').trim() === '') {
      setProblem('noWhy');
      return show('as-why');
    }
    if ((await draft.safe()) !== undefined) onNext();
  };
  const count = Object.keys(lacks).length;
  return (
    <form ref={root} className="as-ask" noValidate onSubmit={(event) => void next(event)}>
      <div className="as-questions">
        {known.state === 'asking' && <Notice kind="loading" title={t('known.asking')} />}
        {known.state === 'partly' && <Notice kind="failed" title={t('known.partly')} onRetry={known.ask} />}
        <FormItems
          items={form.item}
          asked={asked}
          answers={answers}
          lacks={lacks}
          language={language}
          onChange={change}
          mark="required"
          brought={brought}
          onChecked={checked}
        />
      </div>
      <aside className="as-side" aria-label={t('support')}>
        <UrgencyChoice
          reasons={reasons}
          judgement={judgement}
          onChange={(given) => {
            draft.write({ judgement: given });
            setProblem(undefined);
          }}
        />
        <DraftPrompts assessment={assessment} answers={answers} brought={brought} state={state} />
        <div className="as-next">
          {count > 0 && (
            <p role="alert" className="qn-problem">
              {t('lacks', { count })}
            </p>
          )}
          {problem !== undefined && (
            <p role="alert" className="qn-problem">
              {t(`problem.${problem}`, { count: unchecked.length })}
            </p>
          )}
          <Button type="submit" variant="contained" startIcon={<Icon name="right" size={14} />}>
            {t('toText')}
          </Button>
        </div>
      </aside>
    </form>
  );
}
