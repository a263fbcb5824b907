import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessResult } from '#shared/access.js';
import type { Assessment } from '#shared/assessment.js';
import type { Questionnaire } from '#shared/questionnaire.js';
import { registersOf } from '#shared/questionnaire-registers.js';
import { Button } from '../../ui/button.js';
import { failureText } from '../../ui/failure-text.js';
import { Icon } from '../../ui/icon.js';
import { Notice } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { LinesChanged } from './LinesChanged.js';
import { OneText } from './OneText.js';
import type { DraftNow } from './use-draft.js';
import { useTexts } from './use-texts.js';

/** The text for the record, one for each register, and the writing of the answers to the registers' own sources. */
export function TextStep({
  assessment,
  form,
  draft,
  version,
  onBack,
}: {
  assessment: Assessment;
  form: Questionnaire;
  draft: DraftNow;
  version: number;
  onBack: () => void;
}) {
  const { t } = useTranslation('assessmentLater');
  const { client } = useWorkbench();
  const { id, written } = assessment;
  const done = assessment.state === 'done';
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const texts = done ? assessment.texts : draft.now.texts;
  const { safe, write } = draft;
  const { lines, upToDate, composeAnew, settle } = useTexts(assessment, version, draft);
  // A part that its source already has stays as it was written.
  const begun = Object.keys(written).length > 0;

  const tell = (result: AccessResult): boolean => {
    if (result.kind === 'done') setProblem(undefined);
    else setProblem(result.kind === 'failed' ? failureText(t, result.failure) : t(`result.${result.kind}`));
    return result.kind === 'done';
  };
  const run = async (ask: () => Promise<AccessResult>): Promise<boolean> => {
    setBusy(true);
    const result = await ask().catch((): AccessResult => ({ kind: 'changed' }));
    setBusy(false);
    return tell(result);
  };
  const finish = async () => {
    const revision = await safe();
    if (revision !== undefined) await run(() => client.assessment.finish({ version, id, revision }));
  };
  return (
    <div className="as-texts">
      <p className="tp-weak">{t(done ? 'text.done' : 'text.what')}</p>
      {registersOf(form).map((register) => {
        const text = texts?.[register];
        const changed = lines[register];
        return text === undefined ? null : (
          <OneText
            key={register}
            register={register}
            text={text}
            at={written[register]}
            readOnly={done || written[register] !== undefined}
            onWrite={(next) => write({ texts: { ...texts, [register]: next } })}
            logged={() => run(() => client.assessment.copied({ version, id, register }))}
          >
            {changed !== undefined && <LinesChanged {...changed} onSettled={settle} />}
          </OneText>
        );
      })}
      {problem !== undefined && <Notice kind="failed" title={problem} />}
      {!done && (
        <div className="as-actions">
          <Button
            variant="contained"
            disabled={busy || texts === undefined || !upToDate}
            onClick={() => void finish()}
            startIcon={<Icon name="check" size={14} />}
          >
            {t('finish')}
          </Button>
          {!begun && (
            <>
              <Button
                variant="outlined"
                disabled={busy}
                onClick={composeAnew}
                startIcon={<Icon name="swap" size={14} />}
              >
                {t('text.again')}
              </Button>
              <Button variant="outlined" onClick={onBack} startIcon={<Icon name="back" size={14} />}>
                {t('toQuestions')}
              </Button>
            </>
          )}
        </div>
      )}
    </div>
  );
}
