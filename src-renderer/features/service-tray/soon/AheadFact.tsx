import { useTranslation } from 'react-i18next';
import type { Service, ServiceEvent } from '#shared/service-tray.js';
import { type Words, unbroken } from '../words.js';
import { whenOf } from './AheadLine.js';
import { aheadOf } from './ahead.js';

/** Nothing is looked for farther ahead. */
const MOST_DAYS = 366;

/** When the service that is read begins, or is held the next time, however far off that is. */
export function AheadFact({
  service,
  events,
  now,
  words,
}: {
  service: Service;
  /** All that there are. */
  events: readonly ServiceEvent[];
  /** When it was opened: milliseconds. */
  now: number;
  words: Words;
}) {
  const { t } = useTranslation('serviceFindingLater');
  const own = events.filter(({ serviceId }) => serviceId === service.id);
  const ahead = aheadOf(service, own, now, MOST_DAYS);
  if (ahead === undefined) return null;
  return (
    <>
      <dt>{t(ahead.kind === 'begins' ? 'ahead.beginsLabel' : 'ahead.againLabel')}</dt>
      <dd>{unbroken(whenOf(ahead, words))}</dd>
    </>
  );
}
