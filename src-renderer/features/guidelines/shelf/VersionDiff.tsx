import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { diffArticle } from '#shared/guidelines-diff.js';
import type { Language } from '#shared/language.js';
import { Notice } from '../../../ui/parts.js';
import { useWorkbench } from '../../../ui/workbench.js';
import { DiffText } from './DiffText.js';

/** What changed between two kept versions of an article; without `after`, to the newest one that is kept. */
export function VersionDiff({
  id,
  language,
  before,
  after,
}: {
  id: string;
  language: Language;
  before: string;
  after?: string;
}) {
  const { t } = useTranslation('guidelinesLater');
  const { client } = useWorkbench();
  const found = useQuery({
    queryKey: ['guidelines', 'diff', id, language, before, after],
    queryFn: async () => {
      const newest = after ?? (await client.guidelines.versions({ id, language })).versions[0]?.version;
      if (newest === undefined) return null;
      const [earlier, later] = await Promise.all(
        [before, newest].map(async (version) => (await client.guidelines.version({ version })).article),
      );
      return earlier === undefined || later === undefined ? null : diffArticle(earlier, later);
    },
    staleTime: 0,
  });
  if (found.isPending) return <Notice kind="loading" title={t('common:loading')} />;
  if (found.isError) return <Notice kind="failed" title={t('diff.failed')} onRetry={() => void found.refetch()} />;
  if (found.data === null) return <Notice kind="empty" title={t('diff.gone')} />;
  return <DiffText diff={found.data} language={language} />;
}
