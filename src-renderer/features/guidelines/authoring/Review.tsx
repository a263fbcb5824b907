import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftAction, KeptDraft } from '#shared/guidelines-authoring.js';
import { diffArticle } from '#shared/guidelines-diff.js';
import { type Actor, waitsFor } from '#shared/guidelines-review.js';
import type { Article } from '#shared/guidelines.js';
import { Button } from '../../../ui/button.js';
import { useDirectory } from '../../../ui/colleagues/use-directory.js';
import { formatMoment, languageOf } from '../../../ui/format.js';
import { Icon } from '../../../ui/icon.js';
import { Section } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { DiffView } from './DiffView.js';
import { Preview } from './Preview.js';

/** A draft that is not being written: read, with what it changes, and approved or sent back by who may. */
export function Review({
  kept: { revision, draft },
  actor,
  shown,
  replaced,
}: {
  kept: KeptDraft;
  actor: Actor;
  shown: Article | undefined;
  /** Title of the article that it replaces, if any. */
  replaced: string | undefined;
}) {
  const { t, i18n } = useTranslation('guidelineAuthoringLater');
  const language = languageOf(i18n.language);
  const { client } = useWorkbench();
  const { directory } = useDirectory();
  const [comment, setComment] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [said, setSaid] = useState<string>();
  const commentId = useId();
  const nameOf = (id: string) =>
    id === actor.id ? t('you') : (directory?.colleagues.find((one) => one.id === id)?.name ?? t('somebody'));
  const { form } = draft;
  const mayDecide = waitsFor(draft, actor);
  const mayTakeBack =
    draft.state === 'inReview' && draft.authors.includes(actor.id) && actor.duties.includes('guidelineEditor');

  const act = async (action: DraftAction) => {
    const answer = await client.guidelinesAuthoring
      .act({ id: draft.id, revision, action })
      .catch(() => ({ kind: 'unreachable' as const }));
    if (answer.kind === 'done') setSaid(undefined);
    else setSaid(answer.kind === 'refused' ? t(`refused.${answer.why}`) : t(`answer.${answer.kind}`));
  };

  return (
    <div className="ga-review">
      <ol className="ga-history">
        <li>
          {formatMoment(draft.startedAt, language)} · {t('event.written')}: {draft.authors.map(nameOf).join(', ')}
        </li>
        {draft.history.map(({ what, by, at, comment: words }) => (
          <li key={`${at} ${what}`}>
            {formatMoment(at, language)} · {t(`event.${what}`)}: {nameOf(by)}
            {words !== undefined && <p className="ga-comment">{words}</p>}
          </li>
        ))}
      </ol>
      {mayTakeBack && (
        <div className="ga-actions">
          <Button
            variant="outlined"
            startIcon={<Icon name="back" size={14} />}
            onClick={() => void act({ do: 'takeBack' })}
          >
            {t('takeBack')}
          </Button>
        </div>
      )}
      {mayDecide && (
        <Section title={t('decide')}>
          <div className="ga-decide">
            {form.replaces !== undefined && (
              <label className="ga-agree">
                <input type="checkbox" checked={agreed} onChange={(event) => setAgreed(event.target.checked)} />
                {t('agreeReplaces', { title: replaced ?? form.replaces })}
              </label>
            )}
            <label className="tp-field" htmlFor={commentId}>
              <span>{t('comment')}</span>
              <textarea
                id={commentId}
                className="tp-input"
                rows={3}
                value={comment}
                onChange={(event) => setComment(event.target.value)}
              />
            </label>
            <div className="ga-actions">
              <Button
                variant="contained"
                startIcon={<Icon name="check" size={14} />}
                disabled={form.replaces !== undefined && !agreed}
                onClick={() =>
                  void act(form.replaces === undefined ? { do: 'approve' } : { do: 'approve', replaces: form.replaces })
                }
              >
                {t('approve')}
              </Button>
              <Button
                variant="outlined"
                startIcon={<Icon name="back" size={14} />}
                disabled={comment.trim() === ''}
                onClick={() => void act({ do: 'sendBack', comment })}
              >
                {t('sendBack')}
              </Button>
            </div>
          </div>
        </Section>
      )}
      {said !== undefined && (
        <p className="ga-said" role="alert">
          <Icon name="warn" size={14} color="caution" /> {said}
        </p>
      )}
      {shown !== undefined && draft.state !== 'approved' && (
        <Section title={t('changes')}>
          <div className="ga-decide">
            <DiffView diff={diffArticle(shown, form)} />
          </div>
        </Section>
      )}
      <Section title={t('preview')}>
        <Preview form={form} />
      </Section>
    </div>
  );
}
