import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Article } from '#shared/guidelines.js';
import { Dialog } from '../../../ui/dialog.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { Acknowledge } from './Acknowledge.js';
import { FeedbackForm } from './FeedbackForm.js';
import { FeedbackItem } from './FeedbackItem.js';
import { History } from './History.js';
import { OwnNote } from './OwnNote.js';
import type { GuidelineReader } from './use-reader.js';
import './shelf.css';

/** What is done with an article besides reading it. */
export type Doing = { what: 'history' } | { what: 'feedback'; article: Article; quote?: string } | { what: 'note' };

/** After an article's text: acknowledgement, own note, own feedback; and over it what was chosen from its menu. */
export function Extras({
  article,
  all,
  reader,
  doing,
  onDoing,
}: {
  article: Article;
  all: readonly Article[];
  reader: GuidelineReader;
  doing: Doing | undefined;
  onDoing: (doing: Doing | undefined) => void;
}) {
  const { t } = useTranslation('guidelinesLater');
  const { orpc } = useWorkbench();
  const own = useQuery(orpc.guidelinesFeedback.watch.experimental_liveOptions({ retry: true, staleTime: 0 })).data;
  const mine = [...(own?.waiting ?? []), ...(own?.feedback ?? [])].filter((one) => one.article === article.id);
  const done = () => onDoing(undefined);
  return (
    <>
      <Acknowledge article={article} all={all} reader={reader} />
      <OwnNote
        id={article.id}
        note={reader.shelf.notes.find(({ id }) => id === article.id)}
        editing={doing?.what === 'note'}
        onEdit={(editing) => onDoing(editing ? { what: 'note' } : undefined)}
      />
      {mine.length > 0 && (
        <section className="gl-section" aria-label={t('feedback.own')}>
          <h4>{t('feedback.own')}</h4>
          <ul className="gl-items">
            {mine.map((item) => (
              <FeedbackItem key={item.id} item={item} />
            ))}
          </ul>
        </section>
      )}
      {doing?.what === 'history' && (
        <Dialog title={t('history.title', { title: article.title })} wide onClose={done}>
          <History article={article} />
        </Dialog>
      )}
      {doing?.what === 'feedback' && (
        <Dialog title={t('feedback.title', { title: doing.article.title })} onClose={done}>
          <FeedbackForm article={doing.article} quote={doing.quote} onDone={done} />
        </Dialog>
      )}
    </>
  );
}
