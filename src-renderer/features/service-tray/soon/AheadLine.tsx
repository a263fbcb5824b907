import { useTranslation } from 'react-i18next';
import { momentOf } from '../events/event-words.js';
import { type Words, unbroken } from '../words.js';
import type { Ahead } from './ahead.js';

/** "ma 30.11.2026 klo 12.00–13.00", or the day alone where no hour is told. */
export const whenOf = ({ day, start, end }: Ahead, words: Words): string =>
  start === undefined ? words.date(day) : momentOf({ day, start, ...(end !== undefined && { end }) }, words);

/** When a service begins, or when what has begun is held the next time: the two are not the same to who comes along. */
export default function AheadLine({ ahead, words }: { ahead: Ahead; words: Words }) {
  const { t } = useTranslation('serviceFindingLater');
  const when = whenOf(ahead, words);
  return unbroken(ahead.kind === 'begins' ? t('ahead.begins', { when }) : t('ahead.again', { when }));
}
