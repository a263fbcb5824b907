import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/parts.js';

const CardText = lazy(() => import('./CardText.js'));

/** What the county says of a system that cannot be joined: how to get there and what to note. */
export function GuidanceCard({ text }: { text: string }) {
  const { t } = useTranslation('tools');
  return (
    <div className="tool-card">
      <Suspense fallback={<Notice kind="loading" title={t('common:loading')} />}>
        <CardText text={text} />
      </Suspense>
    </div>
  );
}
