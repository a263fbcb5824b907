import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessResult } from '#shared/access.js';
import type { Assessment } from '#shared/assessment.js';
import type { Register } from '#shared/client-summary.js';
import type { Questionnaire } from '#shared/questionnaire.js';
import { registersOf } from '#shared/questionnaire-registers.js';
import { Button } from '../../ui/button.js';
import { failureText } from '../../ui/failure-text.js';
import { formatMoment, languageOf } from '../../ui/format.js';
import { Icon } from '../../ui/icon.js';
import { Notice, StateText } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';
import { RegisterTag } from './RegisterTag.js';
import type { DraftNow } from './use-draft.js';

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

  const compose = async () => {
    if ((await safe()) === undefined) return;
    const made = await client.assessment.compose({ version, id }).catch(() => ({ texts: undefined }));
    if (made.texts !== undefined) write({ texts: made.texts });
  };
  const lacking = texts === undefined && !done;
  useEffect(() => {
    if (lacking) void compose();
    // Once, when the step is opened without a text: what is written after that is the professional's own.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [lacking]);

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
        return text === undefined ? null : (
          <OneText
            key={register}
            register={register}
            text={text}
            at={written[register]}
            readOnly={done}
            onWrite={(next) => write({ texts: { ...texts, [register]: next } })}
            logged={() => run(() => client.assessment.copied({ version, id, register }))}
          />
        );
      })}
      {problem !== undefined && <Notice kind="failed" title={problem} />}
      {!done && (
        <div className="as-actions">
          <Button
            variant="contained"
            disabled={busy || texts === undefined}
            onClick={() => void finish()}
            startIcon={<Icon name="check" size={14} />}
          >
            {t('finish')}
          </Button>
          <Button
            variant="outlined"
            disabled={busy}
            onClick={() => void compose()}
            startIcon={<Icon name="swap" size={14} />}
          >
            {t('text.again')}
          </Button>
          <Button variant="outlined" onClick={onBack} startIcon={<Icon name="back" size={14} />}>
            {t('toQuestions')}
          </Button>
        </div>
      )}
    </div>
  );
}

function OneText({
  register,
  text,
  at,
  readOnly,
  onWrite,
  logged,
}: {
  register: Register;
  text: string;
  at: string | undefined;
  readOnly: boolean;
  onWrite: (text: string) => void;
  /** @returns whether the log has it, and the text may go */
  logged: () => Promise<boolean>;
}) {
  const { t, i18n } = useTranslation('assessmentLater');
  const [copied, setCopied] = useState<'yes' | 'failed'>();
  const copy = async () => {
    if (!(await logged())) return;
    await navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  };
  return (
    <div className="as-text">
      <div className="as-text-head">
        <RegisterTag register={register} />
        {at !== undefined && (
          <StateText icon="check" color="synced">
            {t('writtenAt', { time: formatMoment(at, languageOf(i18n.language)) })}
          </StateText>
        )}
        <span className="tp-grow" />
        <output>{copied !== undefined && t(`copied.${copied}`)}</output>
        <Button variant="outlined" onClick={() => void copy()} startIcon={<Icon name="doc" size={14} />}>
          {t('copy')}
        </Button>
      </div>
      <textarea
        className="tp-input"
        aria-label={t('text.of', { register: t(`register.${register}`) })}
        rows={Math.min(24, text.split('\n').length + 2)}
        maxLength={20_000}
        autoComplete="off"
        spellCheck={false}
        readOnly={readOnly}
        value={text}
        onChange={(event) => {
          setCopied(undefined);
          onWrite(event.target.value);
        }}
      />
    </div>
  );
}
