import { type ReactNode, Suspense, lazy, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Service } from '#shared/service-tray.js';
import { Notice } from '../../ui/parts.js';
import { Catalogue } from './catalogue.js';
import type { HandingProps } from './handing/HandingDialog.js';
import { useShownVersion } from '../../ui/pane.js';
import { useLater } from '../../ui/use-later.js';
import './service-tray.css';
import { TraySide } from './tray-side.js';
import { useServices } from './use-services.js';
import { useTray } from './use-tray.js';
import { createWords } from './words.js';

const loadHanding = () => import('./handing/HandingDialog.js');
const ServiceDetails = lazy(() => import('./service-details.js'));

const none: readonly Service[] = [];

/** Service tray: search at the left, the client's tray beside it (below it in a narrow pane). */
export default function ServiceTrayPane() {
  const { t, i18n } = useTranslation('serviceTray');
  const words = useMemo(() => createWords(t, i18n.language), [t, i18n.language]);
  const root = useRef<HTMLDivElement>(null);
  const source = useServices();
  const tray = useTray();
  const [reading, setReading] = useState<string>();
  // The version of the client to whom the tray is being given.
  const [giving, setGiving] = useState<number>();

  const services = source.catalogue?.services ?? none;
  const byId = useMemo(() => new Map(services.map((service) => [service.id, service])), [services]);
  const read = reading === undefined ? undefined : byId.get(reading);
  const version = tray.tray.contextVersion;
  useShownVersion(tray.tray.client === null ? undefined : version);

  // The way back leads to where the reading began: the service's row, or the search when the list no longer has it.
  const goBack = () => {
    flushSync(() => setReading(undefined));
    const row = reading && root.current?.querySelector<HTMLElement>(`[data-service-row="${CSS.escape(reading)}"]`);
    (row || root.current?.querySelector('input'))?.focus();
  };

  return (
    <div className="st-pane" ref={root}>
      <div className="st-body">
        <div className="st-main">
          {read !== undefined && (
            <Suspense fallback={<Notice kind="loading" title={t('common:loading')} />}>
              <ServiceDetails service={read} words={words} tray={tray} onBack={goBack} />
            </Suspense>
          )}
          {/* Kept while a service is read, so that the way back leads to the same search and place. */}
          <div className="st-catalogue" hidden={read !== undefined}>
            <Catalogue source={source} words={words} tray={tray} onRead={setReading} />
          </div>
        </div>
        {/* A draft belongs to one client: another version begins with none. */}
        <TraySide
          key={version}
          tray={tray}
          services={byId}
          words={words}
          onRead={setReading}
          onGive={() => setGiving(version)}
        />
      </div>
      {giving !== undefined && (
        <Handing
          tray={tray}
          services={byId}
          attribution={source.catalogue?.attribution ?? ''}
          version={giving}
          onClose={() => setGiving(undefined)}
        />
      )}
    </div>
  );
}

/** The giving, which comes with its texts when it is first asked for. */
function Handing(props: HandingProps) {
  const Dialog = useLater<(props: HandingProps) => ReactNode>(loadHanding, 'handingLater');
  return Dialog === undefined ? null : <Dialog {...props} />;
}
