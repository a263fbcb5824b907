import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import { Tag } from '../../ui/parts.js';
import { keyOf } from './order.js';

/** Keys of the entries that are new since the professional opened this client the time before. */
export const NewReact = createContext<ReadonlySet<string>>(new Set());

/** Stands in every row of an entry: marks what is new since the last visit, and what is specially protected. */
export function EntryMark({ entry }: { entry: { id: string; source: string; protected?: true | undefined } }) {
  const { t } = useTranslation('clientViewsLater');
  const fresh = useContext(NewReact).has(keyOf(entry));
  if (!fresh && entry.protected !== true) return null;
  return (
    <span className="cs-entry-mark">
      {fresh && <Tag tone="accent">{t('mark.new')}</Tag>}
      {entry.protected === true && <Icon name="lock" size={12} label={t('mark.protected')} />}
    </span>
  );
}
