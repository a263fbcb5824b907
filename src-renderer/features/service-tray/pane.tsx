import { type ReactNode, Suspense, lazy, useCallback, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Service, ServiceEvent, TrayTarget } from '#shared/service-tray.js';
import { Notice } from '../../ui/parts.js';
import { Catalogue } from './catalogue.js';
import { ComparedContext } from './compare/compared.js';
import { useCompared } from './compare/use-compared.js';
import type { HandingProps } from './handing/HandingDialog.js';
import { type Offered, type Thing, thingOf } from './things.js';
import { useShownVersion } from '../../ui/pane.js';
import { useAskedOfPane } from '../../ui/use-asking.js';
import { useLater } from '../../ui/use-later.js';
import './service-tray.css';
import { TraySide } from './tray-side.js';
import { useServices } from './use-services.js';
import { useTray } from './use-tray.js';
import { createWords } from './words.js';

const loadHanding = () => import('./handing/HandingDialog.js');
const ServiceDetails = lazy(() => import('./service-details.js'));
const EventsView = lazy(() => import('./events/events-view.js'));
const CompareBar = lazy(() => import('./compare/compare-bar.js'));
const CompareView = lazy(() => import('./compare/compare-view.js'));
const EventDetails = lazy(() => import('./events/event-details.js'));

const noServices: readonly Service[] = [];
const noEvents: readonly ServiceEvent[] = [];
const targetOf = (thing: Thing): TrayTarget =>
  thing.kind === 'service'
    ? { kind: 'service', serviceId: thing.service.id }
    : { kind: 'event', eventId: thing.event.id };

/** Service tray: search at the left, the client's tray beside it (below it in a narrow pane). */
export default function ServiceTrayPane() {
  const { t, i18n } = useTranslation('serviceTray');
  const words = useMemo(() => createWords(t, i18n.language), [t, i18n.language]);
  const root = useRef<HTMLDivElement>(null);
  const source = useServices();
  const tray = useTray();
  const [reading, setReading] = useState<{ target: TrayTarget; at: number }>();
  // When the events were opened; they stay there, with what was chosen of them, once they have been looked at.
  const [eventsAt, setEventsAt] = useState<number>();
  const [listing, setListing] = useState<'services' | 'events'>('services');
  // The version of the client to whom the tray is being given.
  const [giving, setGiving] = useState<number>();

  const services = source.catalogue?.services ?? noServices;
  const events = source.catalogue?.events ?? noEvents;
  const offered: Offered = useMemo(
    () => ({
      services: new Map(services.map((service) => [service.id, service])),
      events: new Map(events.map((event) => [event.id, event])),
    }),
    [services, events],
  );
  const read = reading && thingOf(reading.target, offered);
  const readTarget = (target: TrayTarget) => setReading({ target, at: Date.now() });
  useAskedOfPane(
    'service-tray/asked',
    useCallback((serviceId: string) => setReading({ target: { kind: 'service', serviceId }, at: Date.now() }), []),
  );
  const version = tray.tray.contextVersion;
  const compared = useCompared(version, offered.services);
  useShownVersion(tray.tray.client === null ? undefined : version);

  // The way back leads to where the reading began: its row, or the search when the list no longer has it.
  const goBack = () => {
    flushSync(() => setReading(undefined));
    const named = reading?.target.kind === 'service' ? 'data-service-row' : 'data-event-row';
    const id = reading && (reading.target.kind === 'service' ? reading.target.serviceId : reading.target.eventId);
    const row = id && root.current?.querySelector<HTMLElement>(`[${named}="${CSS.escape(id)}"]`);
    (row || root.current?.querySelector('input'))?.focus();
  };

  return (
    <div className="st-pane" ref={root}>
      <div className="st-body">
        <div className="st-main">
          {read !== undefined && (
            <Suspense fallback={<Notice kind="loading" title={t('common:loading')} />}>
              {read.kind === 'service' ? (
                <ServiceDetails
                  key={read.service.id}
                  service={read.service}
                  events={events}
                  now={reading?.at ?? 0}
                  byId={offered.services}
                  sources={source.sources}
                  words={words}
                  tray={tray}
                  onRead={(serviceId) => readTarget({ kind: 'service', serviceId })}
                  onBack={goBack}
                />
              ) : (
                <EventDetails event={read.event} now={reading?.at ?? 0} words={words} tray={tray} onBack={goBack} />
              )}
            </Suspense>
          )}
          {read === undefined && compared.seen && (
            <Suspense fallback={<Notice kind="loading" title={t('common:loading')} />}>
              <CompareView
                services={compared.services}
                all={services}
                words={words}
                tray={tray}
                onRead={(serviceId) => readTarget({ kind: 'service', serviceId })}
                onRemove={compared.toggle}
                onBack={() => {
                  flushSync(() => compared.see(false));
                  root.current?.querySelector<HTMLElement>('.st-compare-bar .tp-button-outlined')?.focus();
                }}
              />
            </Suspense>
          )}
          {/* Kept while a service is read, so that the way back leads to the same search and place. */}
          <div className="st-catalogue" hidden={read !== undefined || compared.seen}>
            <div className="st-views">
              {(['services', 'events'] as const).map((kind) => (
                <button
                  key={kind}
                  type="button"
                  aria-pressed={listing === kind}
                  onClick={() => {
                    setListing(kind);
                    if (kind === 'events') setEventsAt(Date.now());
                  }}
                >
                  {t(kind)}
                </button>
              ))}
            </div>
            <div className="st-catalogue" hidden={listing !== 'services'}>
              <ComparedContext value={compared}>
                <Catalogue
                  source={source}
                  words={words}
                  tray={tray}
                  reading={read?.kind === 'service'}
                  onRead={(serviceId) => readTarget({ kind: 'service', serviceId })}
                />
              </ComparedContext>
              {compared.ids.length > 0 && (
                <Suspense>
                  <CompareBar
                    count={compared.ids.length}
                    onCompare={() => compared.see(true)}
                    onClear={compared.clear}
                  />
                </Suspense>
              )}
            </div>
            {eventsAt !== undefined && (
              <div className="st-catalogue" hidden={listing !== 'events'}>
                <Suspense fallback={<Notice kind="loading" title={t('common:loading')} />}>
                  <EventsView
                    events={events}
                    now={eventsAt}
                    words={words}
                    tray={tray}
                    onRead={(eventId) => readTarget({ kind: 'event', eventId })}
                  />
                </Suspense>
              </div>
            )}
          </div>
        </div>
        {/* A draft belongs to one client: another version begins with none. */}
        <TraySide
          key={version}
          tray={tray}
          offered={offered}
          words={words}
          onRead={(thing) => readTarget(targetOf(thing))}
          onGive={() => setGiving(version)}
        />
      </div>
      {giving !== undefined && (
        <Handing
          tray={tray}
          offered={offered}
          sources={source.catalogue?.sources ?? []}
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
