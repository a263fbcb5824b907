import { useTranslation } from 'react-i18next';
import type { EntryOf } from '../entries.js';

/** What a consent covers, item by item, in the reader's language where the source has no words of its own. */
export function useConsentItems({ types = [], items = [] }: EntryOf<'consents'>): string[] {
  const { t, i18n } = useTranslation('clientSectionsLater');
  const word = (type: string) => (i18n.exists(`clientSectionsLater:type.${type}`) ? t(`type.${type}`) : type);
  return [...types.map(word), ...items];
}
