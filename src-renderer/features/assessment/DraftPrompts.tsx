import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment, AssessmentState } from '#shared/assessment.js';
import type { Prompt } from '#shared/prompts.js';
import { Button } from '../../ui/button.js';
import { failureText } from '../../ui/failure-text.js';
import { Icon, type IconName } from '../../ui/icon.js';
import { Notice, Section } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';

/** After the last answer, milliseconds: the services are not asked at each letter. */
const QUIET_MS = 1200;
/** How many are shown before the rest is asked for. */
const AT_FIRST = 4;
const SIGN: Record<Prompt['indicator'], { icon: IconName; color: string }> = {
  critical: { icon: 'danger', color: 'danger' },
  warning: { icon: 'warnf', color: 'caution' },
  info: { icon: 'info', color: 'info' },
};

/** Prompts of CDS Hooks services on the answers so far, each to be judged. */
export function DraftPrompts({
  assessment: { id },
  answers,
  brought,
  state,
}: Pick<Assessment, 'answers' | 'brought'> & { assessment: Assessment; state: AssessmentState }) {
  const { t } = useTranslation('assessmentLater');
  const { client } = useWorkbench();
  const version = state.contextVersion;
  const [all, setAll] = useState(false);
  const ask = () => void client.assessment.prompts({ version, id }).catch(() => undefined);
  useEffect(() => {
    const timer = setTimeout(() => void client.assessment.prompts({ version, id }).catch(() => undefined), QUIET_MS);
    return () => clearTimeout(timer);
  }, [answers, brought, client, id, version]);
  const found = state.prompts?.assessment === id ? state.prompts.found : undefined;
  if (found === undefined || found.state === 'none') return null;
  // The gravest come first, and a critical one is never folded away.
  const shown = all ? found.cards : found.cards.filter((card, at) => at < AT_FIRST || card.indicator === 'critical');
  return (
    <Section title={t('prompts.title')}>
      {found.failures.map((failure) => (
        <Notice key={JSON.stringify(failure)} kind="failed" title={failureText(t, failure)} onRetry={ask} />
      ))}
      {found.cards.length === 0 && found.failures.length === 0 && (
        <p className="tp-weak">{t(found.state === 'asking' ? 'prompts.asking' : 'prompts.none')}</p>
      )}
      {shown.map((card) => (
        <Card key={card.id} card={card} version={version} assessment={id} />
      ))}
      {found.cards.length > AT_FIRST && (
        <Button aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('prompts.fewer') : t('prompts.all', { count: found.cards.length })}
        </Button>
      )}
    </Section>
  );
}

function Card({ card, version, assessment }: { card: Prompt; version: number; assessment: string }) {
  const { t } = useTranslation('assessmentLater');
  const { client } = useWorkbench();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const answer = async (outcome: 'justified' | 'notJustified') => {
    const why = reason.trim();
    const told = { version, id: assessment, prompt: card.id, outcome, ...(why === '' ? {} : { reason: why }) };
    const { failure } = await client.assessment.answerPrompt(told).catch(() => ({ failure: undefined }));
    setProblem(failure === undefined ? undefined : failureText(t, failure));
  };
  const { icon, color } = SIGN[card.indicator];
  return (
    <article className={`as-prompt as-prompt-${card.indicator}`}>
      <b>
        <Icon name={icon} color={color} label={t(`prompts.indicator.${card.indicator}`)} /> {card.summary}
      </b>
      {card.answer === undefined && card.detail !== undefined && <p>{card.detail}</p>}
      {card.answer === undefined && <p className="tp-weak">{card.source.label}</p>}
      {card.answer === undefined ? (
        <>
          <label className="tp-field">
            {t('prompts.reason')}
            <input
              className="tp-input"
              maxLength={500}
              autoComplete="off"
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
          <div className="as-actions">
            <Button variant="outlined" onClick={() => void answer('justified')}>
              {t('prompts.justified')}
            </Button>
            <Button variant="outlined" onClick={() => void answer('notJustified')}>
              {t('prompts.notJustified')}
            </Button>
          </div>
        </>
      ) : (
        <p role="status">
          <Icon name={card.answer.outcome === 'justified' ? 'check' : 'close'} size={14} />{' '}
          {t(`prompts.${card.answer.outcome}`)}
          {!card.answer.delivered && ` · ${t('prompts.notDelivered')}`}
        </p>
      )}
      {problem !== undefined && <p role="alert">{problem}</p>}
    </article>
  );
}
