import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { AnswerForm } from './AnswerForm.js';
import { FeedbackItem } from './FeedbackItem.js';
import type { ViewProps } from './use-reader.js';

/** The reader's own feedback with what has become of it, and for an editor everybody's. */
export function FeedbackView({ reader, onOpen }: ViewProps) {
  const { t } = useTranslation('guidelinesLater');
  const { orpc } = useWorkbench();
  const own = useQuery(orpc.guidelinesFeedback.watch.experimental_liveOptions({ retry: true, staleTime: 0 })).data;
  const mine = [...(own?.waiting ?? []), ...(own?.feedback ?? [])];
  return (
    <>
      {reader.isEditor && <EveryonesFeedback onOpen={onOpen} />}
      <section className="gl-section" aria-label={t('feedback.own')}>
        {reader.isEditor && <h4>{t('feedback.own')}</h4>}
        {mine.length === 0 ? (
          <Notice kind="empty" title={t('empty.feedback')} detail={t('emptyDetail.feedback')} />
        ) : (
          <ul className="gl-items">
            {mine.map((item) => (
              <FeedbackItem key={item.id} item={item} onOpen={onOpen} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function EveryonesFeedback({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation('guidelinesLater');
  const { orpc } = useWorkbench();
  const all = useQuery(orpc.guidelinesFeedback.all.queryOptions({ staleTime: 0 }));
  const retry = () => void all.refetch();
  const failed = all.isError || (all.data !== undefined && all.data.state !== 'told');
  return (
    <section className="gl-section" aria-label={t('feedback.all')}>
      <h4>{t('feedback.all')}</h4>
      {all.isPending && <Notice kind="loading" title={t('common:loading')} />}
      {failed && (
        <Notice
          kind="failed"
          title={t(all.data?.state === 'notAllowed' ? 'hub.notAllowed' : 'hub.unreachable')}
          onRetry={retry}
        />
      )}
      {all.data?.state === 'told' &&
        (all.data.feedback.length === 0 ? (
          <Notice kind="empty" title={t('feedback.none')} />
        ) : (
          <ul className="gl-items">
            {all.data.feedback.map((item) => (
              <FeedbackItem key={`${item.id} ${item.revision}`} item={item} onOpen={onOpen}>
                <AnswerForm item={item} onDone={retry} />
              </FeedbackItem>
            ))}
          </ul>
        ))}
    </section>
  );
}
