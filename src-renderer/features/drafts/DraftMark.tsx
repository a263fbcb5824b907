import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../ui/parts.js';
import { useWorkbench } from '../../ui/workbench.js';

/** Beside the pane's title: the open client has an unfinished note, also when the pane is behind another tab. */
export function DraftMark() {
  const { t } = useTranslation('drafts');
  const { orpc } = useWorkbench();
  const open = useQuery(orpc.drafts.watch.experimental_liveOptions({ retry: true })).data;
  return open?.drafts.some(({ kind, text }) => kind === 'note' && text.trim() !== '') === true ? (
    <Tag tone="accent">{t('unfinished')}</Tag>
  ) : null;
}
