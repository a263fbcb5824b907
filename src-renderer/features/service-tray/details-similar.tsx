import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Service } from '#shared/service-tray.js';
import { useSearchPort } from '../../ui/search/use-search-port.js';
import { LOOKED_AT, askSimilar, similarTo } from './similar.js';
import { type Words, placeOf } from './words.js';

/** Services like the one that is read. */
export function Similar({
  service,
  byId,
  words,
  onRead,
}: {
  service: Service;
  byId: ReadonlyMap<string, Service>;
  words: Words;
  onRead: (serviceId: string) => void;
}) {
  const { t } = useTranslation('serviceFindingLater');
  const port = useSearchPort(true);
  const [found, setFound] = useState<{ of: string; services: readonly Service[] }>();
  useEffect(() => {
    if (port === undefined) return undefined;
    let current = true;
    const { query, narrowing } = askSimilar(service, words.language);
    void port.search('services', query, LOOKED_AT, narrowing).then(({ hits }) => {
      if (current) setFound({ of: service.id, services: similarTo(service, hits, byId) });
    });
    return () => {
      current = false;
    };
  }, [port, service, byId, words.language]);
  if (found?.of !== service.id || found.services.length === 0) return null;
  return (
    <section className="st-similar" aria-label={t('similar.title')}>
      <h4>{t('similar.title')}</h4>
      <ul>
        {found.services.map((other) => (
          <li key={other.id}>
            <button type="button" className="st-item-name" onClick={() => onRead(other.id)}>
              {words.local(other.name)}
            </button>
            <span className="tp-weak">
              {placeOf(other, words)}
              {other.provider !== undefined && ` · ${words.local(other.provider)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
