import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formOf } from '#shared/article-file/write-article.js';
import type { ArticleForm } from '#shared/guidelines-authoring.js';
import { articleKey } from '#shared/guidelines-diff.js';
import type { Article } from '#shared/guidelines.js';
import { Button } from '../../../ui/button.js';
import { helsinkiDay, languageOf } from '../../../ui/format.js';
import { Icon } from '../../../ui/icon.js';
import { Notice } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { countTopics } from '../choose.js';
import { useLibrary } from '../use-library.js';
import { Distribution } from './Distribution.js';
import { DraftList } from './DraftList.js';
import { Editor } from './Editor.js';
import { Import } from './Import.js';
import { PickArticle } from './PickArticle.js';
import { Review } from './Review.js';
import { newForm } from './new-form.js';
import { useDesk } from './use-desk.js';
import '../../../ui/fields.css';
import '../guidelines.css';
import './authoring.css';

type Shown =
  | { what: 'nothing' | 'pick' | 'import' }
  | { what: 'draft'; id: string }
  | { what: 'new'; id: string; form: ArticleForm; base?: string };

const none: readonly Article[] = [];

/** Writing guidelines: one's drafts and what waits for one's approval at the left, the one that is open at the right. */
export default function AuthoringPage() {
  const { t, i18n, ready } = useTranslation('guidelineAuthoringLater', { useSuspense: false });
  const language = languageOf(i18n.language);
  const { client } = useWorkbench();
  const library = useLibrary();
  const found = useDesk();
  const [shown, setShown] = useState<Shown>({ what: 'nothing' });
  if (!ready || found === undefined) return <Notice kind="loading" title={t('common:loading')} />;
  const { actor, desk } = found;
  const isEditor = actor.duties.includes('guidelineEditor');
  if (!isEditor && !actor.duties.includes('guidelineApprover'))
    return <Notice kind="empty" title={t('noDuty')} detail={t('noDutyDetail')} />;

  const articles = library.state === 'ready' ? library.articles : none;
  const inUse = (form: ArticleForm) => articles.find((one) => articleKey(one) === articleKey(form));
  const begin = (form: ArticleForm, base?: string) =>
    setShown({ what: 'new', id: crypto.randomUUID(), form, ...(base === undefined ? {} : { base }) });
  const id = shown.what === 'draft' || shown.what === 'new' ? shown.id : undefined;
  const kept = desk.drafts.find(({ draft }) => draft.id === id);
  const waiting = desk.unsent.find((one) => one.id === id);
  const isWritten = isEditor && (kept === undefined || kept.draft.state === 'draft' || kept.draft.state === 'sentBack');
  const start =
    waiting ??
    (kept === undefined
      ? undefined
      : { id: kept.draft.id, revision: kept.revision, form: kept.draft.form, base: kept.draft.base });
  const begun = shown.what === 'new' ? { id: shown.id, revision: 0, form: shown.form, base: shown.base } : start;

  return (
    <div className="ga-room">
      <div className="ga-page">
        <aside className="ga-side" aria-label={t('drafts')}>
          {isEditor && (
            <div className="ga-begin">
              <Button
                variant="contained"
                startIcon={<Icon name="plus" size={14} />}
                onClick={() => begin(newForm(language, helsinkiDay(new Date().toISOString()), actor.unit ?? ''))}
              >
                {t('begin')}
              </Button>
              <Button
                variant="outlined"
                startIcon={<Icon name="pen" size={14} />}
                onClick={() => setShown({ what: 'pick' })}
              >
                {t('pick')}
              </Button>
              <Button
                variant="outlined"
                startIcon={<Icon name="up" size={14} />}
                onClick={() => setShown({ what: 'import' })}
              >
                {t('import')}
              </Button>
            </div>
          )}
          {!desk.connected && (
            <Notice kind="failed" title={t('unconnected')} onRetry={() => void client.guidelinesAuthoring.refresh()} />
          )}
          <DraftList desk={desk} actor={actor} chosen={id} onChoose={(one) => setShown({ what: 'draft', id: one })} />
          {desk.drafts.length + desk.unsent.length === 0 && <p className="tp-weak ga-none">{t('noDrafts')}</p>}
          <Distribution state={desk.distribution} />
        </aside>
        <div className="ga-main">
          {shown.what === 'pick' && (
            <PickArticle articles={articles} onPick={(article) => begin(formOf(article), article.version)} />
          )}
          {shown.what === 'import' && <Import articles={articles} onDone={() => setShown({ what: 'nothing' })} />}
          {begun !== undefined && isWritten && (
            <Editor
              key={begun.id}
              start={begun}
              kept={kept}
              shown={inUse(begun.form)}
              topics={countTopics(articles).map(({ topic }) => topic)}
              onDone={() =>
                setShown(
                  kept === undefined && waiting === undefined ? { what: 'nothing' } : { what: 'draft', id: begun.id },
                )
              }
              onKeepApart={(form) =>
                void client.guidelinesAuthoring.save({ id: crypto.randomUUID(), revision: 0, form })
              }
            />
          )}
          {kept !== undefined && !isWritten && (
            <Review
              key={kept.draft.id}
              kept={kept}
              actor={actor}
              shown={inUse(kept.draft.form)}
              replaced={articles.find((one) => one.id === kept.draft.form.replaces)?.title}
            />
          )}
          {shown.what === 'nothing' && <Notice kind="empty" title={t('nothingOpen')} detail={t('nothingOpenDetail')} />}
        </div>
      </div>
    </div>
  );
}
