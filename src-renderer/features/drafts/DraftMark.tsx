import { useTranslation } from 'react-i18next';
import { Tag } from '../../ui/parts.js';
import { useOpenDrafts } from './use-open-drafts.js';

/** Beside the pane's title: the open client has an unfinished note, also when the pane is behind another tab. */
export function DraftMark() {
  const { t } = useTranslation('drafts');
  const unfinished = useOpenDrafts()?.drafts.some(({ text }) => text.trim() !== '') === true;
  return unfinished ? <Tag tone="accent">{t('unfinished')}</Tag> : null;
}
