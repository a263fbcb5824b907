import { Suspense, lazy, memo } from 'react';
import { highlight } from '#shared/search/highlight.js';
import { CompareTick } from './compare/compared.js';
import type { FoundService } from './use-search.js';
import { TrayButton } from './tray-button.js';
import type { TrayNow } from './use-tray.js';
import { type Words, awayOf, placeOf, priceOf } from './words.js';

const AheadLine = lazy(() => import('./soon/AheadLine.js'));

/** One service of the list: name, where and by whom, price and languages, and whether it is on the tray. */
export const ServiceRow = memo(function ServiceRow({
  found: { service, matched, metres, ahead },
  words,
  tray,
  onRead,
}: {
  found: FoundService;
  words: Words;
  tray: TrayNow;
  onRead: (serviceId: string) => void;
}) {
  const { t, local, languageName } = words;
  const target = { kind: 'service', serviceId: service.id } as const;
  const on = tray.has(target);
  const name = local(service.name);
  return (
    <li className={`st-row${on ? ' st-row-on' : ''}`}>
      <button type="button" className="st-row-name" data-service-row={service.id} onClick={() => onRead(service.id)}>
        {highlight(name, matched).map((part) =>
          part.hit ? <mark key={part.start}>{part.text}</mark> : <span key={part.start}>{part.text}</span>,
        )}
      </button>
      <p className="st-row-summary">{local(service.summary)}</p>
      <div className="st-row-facts">
        {ahead !== undefined && (
          <p className="st-row-ahead">
            <Suspense>
              <AheadLine ahead={ahead} words={words} />
            </Suspense>
          </p>
        )}
        <p>
          {metres !== undefined && `${awayOf(metres, words)} · `}
          {placeOf(service, words)} ·{' '}
          {service.provider === undefined ? t(`sectors.${service.sector}`) : local(service.provider)}
        </p>
        <p>{[priceOf(service, words), service.languages.map(languageName).join(', ')].filter(Boolean).join(' · ')}</p>
        {!service.selfReferral && <p className="st-referral">{t('needsReferral')}</p>}
      </div>
      <div className="st-row-acts">
        <TrayButton target={target} name={name} tray={tray} words={words} />
        <CompareTick serviceId={service.id} name={name} words={words} />
      </div>
    </li>
  );
});
