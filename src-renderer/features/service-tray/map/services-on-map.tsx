import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ServiceRow } from '../service-row.js';
import type { FoundService } from '../use-search.js';
import type { TrayNow } from '../use-tray.js';
import type { Words } from '../words.js';
import { OnMap } from './on-map.js';
import { placedService } from './spots.js';

/** The services that were found, on the map and in the list beside it. */
export default function ServicesOnMap({
  found,
  words,
  tray,
  onRead,
}: {
  found: readonly FoundService[];
  words: Words;
  tray: TrayNow;
  onRead: (serviceId: string) => void;
}) {
  const { t } = useTranslation('serviceTrayMapLater');
  const placed = useMemo(() => found.map(({ service }) => placedService(service)), [found]);
  const byId = useMemo(() => new Map(found.map((one) => [one.service.id, one])), [found]);
  return (
    <OnMap
      placed={placed}
      label={(count) => t('services', { count })}
      withoutPlace={(count) => t('servicesWithoutPlace', { count })}
      listLabel={t('serviceList')}
      words={words}
      renderRow={(id) => {
        const one = byId.get(id);
        return one && <ServiceRow key={id} found={one} words={words} tray={tray} onRead={onRead} />;
      }}
    />
  );
}
