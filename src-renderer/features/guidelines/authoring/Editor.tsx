import { useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleForm, KeptDraft } from '#shared/guidelines-authoring.js';
import { diffArticle } from '#shared/guidelines-diff.js';
import type { Article } from '#shared/guidelines.js';
import { Button } from '../../../ui/button.js';
import { Icon } from '../../../ui/icon.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { ProblemText } from '../problem-text.js';
import { DiffView } from './DiffView.js';
import { Fields } from './Fields.js';
import { Preview } from './Preview.js';
import { SaveText } from './SaveText.js';
import { checkForm } from './check-form.js';
import { idFrom } from './new-form.js';
import { useEditing } from './use-editing.js';

/** An article being written: the form and the text at the left, how it will look at the right. */
export function Editor({
  start,
  kept,
  shown,
  topics,
  onDone,
  onKeepApart,
}: {
  start: { id: string; revision: number; form: ArticleForm; base?: string | undefined };
  /** The draft as the hub has it. */
  kept: KeptDraft | undefined;
  /** The article that is in use now, if there is one. */
  shown: Article | undefined;
  /** Those that articles have now. */
  topics: readonly string[];
  /** It went to review or away. */
  onDone: () => void;
  /** Keeps this text as a draft of its own. */
  onKeepApart: (form: ArticleForm) => void;
}) {
  const { t } = useTranslation('guidelineAuthoringLater');
  const { client } = useWorkbench();
  const { form, state, other, change, save, revision } = useEditing(start, kept);
  const { remarks, isWhole } = useMemo(() => checkForm(form), [form]);
  const wrong = new Set(remarks.map(({ problem }) => problem.about?.split('.')[0] ?? ''));
  const text = useRef<HTMLTextAreaElement>(null);
  const textId = useId();
  const remarksId = useId();
  const [failed, setFailed] = useState<string>();
  const isNew = start.revision === 0 && shown === undefined;
  const comment =
    kept?.draft.state === 'sentBack' ? kept.draft.history.findLast(({ what }) => what === 'sentBack') : undefined;
  const base = kept?.draft.base ?? start.base;
  const outdated = shown !== undefined && base !== undefined && base !== shown.version;

  const changeForm = (part: Partial<ArticleForm>) => {
    // A new article is named after its title until somebody names it otherwise.
    const follows = isNew && part.title !== undefined && (form.id === '' || form.id === idFrom(form.title));
    change(follows ? { ...part, id: idFrom(part.title ?? '') } : part);
  };
  const toLine = (line: number) => {
    const lines = form.body.split('\n');
    const from = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    text.current?.focus();
    text.current?.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
  };
  const step = async (what: 'submit' | 'withdraw') => {
    await save();
    const answer = await client.guidelinesAuthoring
      .act({ id: start.id, revision: revision.current, action: { do: what } })
      .catch(() => ({ kind: 'unreachable' as const }));
    if (answer.kind === 'done') onDone();
    else setFailed(answer.kind === 'refused' ? t(`refused.${answer.why}`) : t(`answer.${answer.kind}`));
  };
  const takeOthers = async () => {
    await client.guidelinesAuthoring.forget({ id: start.id });
    onDone();
  };

  return (
    <div className="ga-editor">
      <div className="ga-bar">
        <SaveText state={state} />
        <span className="tp-grow" />
        {failed !== undefined && <span role="alert">{failed}</span>}
        <Button variant="text" disabled={revision.current === 0} onClick={() => void step('withdraw')}>
          {t('withdraw')}
        </Button>
        <Button
          variant="contained"
          startIcon={<Icon name="send" size={14} />}
          disabled={!isWhole || state === 'changed' || state === 'ended'}
          onClick={() => void step('submit')}
        >
          {t('submit')}
        </Button>
      </div>
      {comment !== undefined && (
        <div className="gl-replaced" role="note">
          <Icon name="back" size={14} color="accent" />
          <div>
            <p>{t('sentBackWith')}</p>
            <p className="ga-comment">{comment.comment}</p>
          </div>
        </div>
      )}
      {outdated && shown !== undefined && (
        <div className="gl-replaced gl-warned" role="note">
          <Icon name="warn" size={14} color="caution" />
          <div>
            <p>{t('outdated')}</p>
            <details>
              <summary>{t('showDiff')}</summary>
              <DiffView diff={diffArticle(shown, form)} />
            </details>
            <Button variant="outlined" onClick={() => change({}, shown.version)}>
              {t('outdatedSeen')}
            </Button>
          </div>
        </div>
      )}
      {other !== undefined && state === 'changed' && (
        <div className="gl-replaced gl-warned" role="alert">
          <Icon name="people" size={14} color="caution" />
          <div>
            <p>{t('conflict')}</p>
            <DiffView diff={diffArticle(other.draft.form, form)} />
            <div className="ga-actions">
              <Button
                variant="outlined"
                onClick={() => {
                  onKeepApart(form);
                  void takeOthers();
                }}
              >
                {t('keepApart')}
              </Button>
              <Button variant="outlined" onClick={() => void takeOthers()}>
                {t('takeOthers')}
              </Button>
            </div>
          </div>
        </div>
      )}
      <div className="ga-columns">
        <div className="ga-write">
          <Fields form={form} wrong={wrong} topics={topics} change={changeForm} />
          <label className="tp-field" htmlFor={textId}>
            <span>{t('body')}</span>
            <textarea
              id={textId}
              ref={text}
              className="tp-input ga-text"
              lang={form.language}
              value={form.body}
              aria-describedby={remarksId}
              onChange={(event) => change({ body: event.target.value })}
            />
          </label>
          <div id={remarksId} className="ga-remarks" aria-live="polite">
            <p>
              <Icon
                name={remarks.length === 0 ? 'ok' : 'warn'}
                size={14}
                color={remarks.length === 0 ? 'available' : 'caution'}
              />{' '}
              {remarks.length === 0 ? t('noRemarks') : t('remarks', { count: remarks.length })}
            </p>
            <ul>
              {remarks.map(({ problem, line }) => (
                <li key={`${problem.line} ${problem.code} ${problem.about}`} data-severity={problem.severity}>
                  {line !== undefined && (
                    <button type="button" className="gl-link" onClick={() => toLine(line)}>
                      {t('line', { line })}
                    </button>
                  )}{' '}
                  {problem.about !== undefined && problem.about in form && problem.code === 'fieldMissing' ? (
                    t('missing', { field: t(`field.${problem.about}`) })
                  ) : (
                    <ProblemText problem={problem} />
                  )}
                </li>
              ))}
            </ul>
          </div>
        </div>
        <section className="ga-preview" aria-label={t('preview')}>
          <h4 className="tp-weak">{t('preview')}</h4>
          <Preview form={form} />
        </section>
      </div>
    </div>
  );
}
