import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Prompt } from '#shared/prompts.js';
import { Button } from '../../../ui/button.js';
import { failureText } from '../../../ui/failure-text.js';
import { Icon, type IconName } from '../../../ui/icon.js';
import { IconButton } from '../../../ui/parts.js';
import { useLoaded } from '../../../ui/use-loaded.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { useLanguage } from '../use-language.js';
import { writeMoment, writeTime } from '../write.js';

const SIGN: Record<Prompt['indicator'], { icon: IconName; color: string }> = {
  critical: { icon: 'danger', color: 'danger' },
  warning: { icon: 'warnf', color: 'caution' },
  info: { icon: 'info', color: 'info' },
};
const loadMarkdown = () => import('../../../ui/markdown-text.js');
const LONGEST = 500;

/** One prompt: what it says, why, and who says it; judged justified or not, it folds to one line. */
export function PromptCard({ card, version }: { card: Prompt; version: number }) {
  return card.answer === undefined ? (
    <Open card={card} version={version} />
  ) : (
    <Folded card={card} answer={card.answer} />
  );
}

/** Evidence longer than this (characters) is a step away: what is said must be seen beside the other prompts. */
const GLANCE = 160;

function Evidence({ detail, folds }: { detail: string | undefined; folds: boolean }) {
  const { t } = useTranslation('clientViewsLater');
  if (detail === undefined) return null;
  if (!folds || detail.length <= GLANCE) return <Markdown text={detail} />;
  return (
    <details className="cs-prompt-why">
      <summary>{t('prompts.why')}</summary>
      <Markdown text={detail} />
    </details>
  );
}
/** The same without its marks, until what draws them has come. */
const withoutMarks = (text: string) => text.replaceAll(/\*\*|__|^\s*(?:[-*+>]|#+)\s/gm, '');

function Markdown({ text }: { text: string }) {
  const Text = useLoaded(loadMarkdown);
  return (
    <div className="cs-prompt-text">{Text === undefined ? <p>{withoutMarks(text)}</p> : <Text text={text} />}</div>
  );
}

function Source({ card }: { card: Prompt }) {
  const language = useLanguage();
  const { label, url } = card.source;
  return (
    <span className="cs-weak">
      {url === undefined ? (
        label
      ) : (
        <a href={url} target="_blank" rel="noopener noreferrer">
          {label} <Icon name="ext" size={12} />
        </a>
      )}
      {' · '}
      {writeMoment(card.at, language)}
    </span>
  );
}

function Open({ card, version }: { card: Prompt; version: number }) {
  const { t } = useTranslation('clientViewsLater');
  const { client } = useWorkbench();
  const [busy, setBusy] = useState(false);
  const [reason, setReason] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const { icon, color } = SIGN[card.indicator];
  const answer = async (outcome: 'justified' | 'notJustified') => {
    setBusy(true);
    const why = reason?.trim() ?? '';
    try {
      const { failure } = await client.clientSummary.answerPrompt({
        version,
        id: card.id,
        outcome,
        ...(why === '' ? {} : { reason: why }),
      });
      setProblem(failure === undefined ? undefined : failureText(t, failure));
    } catch {
      setProblem(t('clientAccessLater:result.coreSilent'));
    }
    setBusy(false);
  };
  return (
    <article className={`cs-prompt cs-prompt-${card.indicator}`}>
      <Icon name={icon} color={color} label={t(`prompts.indicator.${card.indicator}`)} />
      <b>{card.summary}</b>
      <div className="cs-prompt-body">
        <Evidence detail={card.detail} folds />
        {reason !== undefined && (
          <label className="cs-field">
            <span>{t('prompts.reason')}</span>
            <input type="text" maxLength={LONGEST} value={reason} onChange={(event) => setReason(event.target.value)} />
          </label>
        )}
        {problem !== undefined && <p role="alert">{problem}</p>}
        <div className="cs-prompt-foot">
          <Source card={card} />
          <span className="tp-grow" />
          {reason === undefined && (
            <IconButton icon="pen" label={t('prompts.addReason')} onClick={() => setReason('')} />
          )}
          <span className="cs-prompt-answers">
            <Button variant="outlined" disabled={busy} onClick={() => void answer('justified')}>
              {t('prompts.justified')}
            </Button>
            <Button variant="outlined" disabled={busy} onClick={() => void answer('notJustified')}>
              {t('prompts.notJustified')}
            </Button>
          </span>
        </div>
      </div>
    </article>
  );
}

function Folded({ card, answer }: { card: Prompt; answer: NonNullable<Prompt['answer']> }) {
  const { t } = useTranslation('clientViewsLater');
  const language = useLanguage();
  const { orpc } = useWorkbench();
  const session = useQuery(orpc.identity.watch.experimental_liveOptions({ retry: true })).data;
  const who = session?.state === 'signedIn' ? session.professional.name : undefined;
  return (
    <details className={`cs-prompt-folded cs-prompt-${card.indicator}`}>
      <summary>
        <Icon name={answer.outcome === 'justified' ? 'check' : 'close'} size={14} />
        <span>
          {card.summary} <b>{t(`prompts.${answer.outcome}`)}</b>{' '}
          <span className="cs-weak">
            {[who, writeTime(answer.at, language)].filter((part) => part !== undefined).join(', ')}
            {!answer.delivered && ` · ${t('prompts.notDelivered')}`}
          </span>
        </span>
      </summary>
      <div className="cs-prompt-body">
        <Evidence detail={card.detail} folds={false} />
        {answer.reason !== undefined && <p>{t('prompts.because', { reason: answer.reason })}</p>}
        <Source card={card} />
      </div>
    </details>
  );
}
