import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionData } from '#shared/client-summary.js';
import { Icon } from '../../ui/icon.js';
import { Tag } from '../../ui/parts.js';
import { isNew } from './new-since.js';

/** When the professional opened this client the time before, and now (ms). */
export const VisitReact = createContext<{ since: string | undefined; now: number }>({ since: undefined, now: 0 });

/** Stands in every row of an entry: marks what is new since the last visit, and what is specially protected. */
export function EntryMark({ entry }: { entry: SectionData['entries'][number] }) {
  const { t } = useTranslation('clientViewsLater');
  const { since, now } = useContext(VisitReact);
  return (
    <span className="cs-entry-mark">
      {isNew(entry, since, now) && <Tag tone="accent">{t('mark.new')}</Tag>}
      {entry.protected === true && <Icon name="lock" size={12} label={t('mark.protected')} />}
    </span>
  );
}
