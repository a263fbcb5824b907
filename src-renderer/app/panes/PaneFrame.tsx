import { Suspense, lazy, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClientStrip } from '../../features/context/index.js';
import { type PaneDefinition, PaneSurroundingsProvider } from '../../ui/pane.js';
import { Notice } from '../../ui/parts.js';
import { type PaneHeaders, usePaneHeader } from './pane-headers.js';
import { PaneBoundary } from './PaneBoundary.js';

/** A pane's content with what the frame puts around it: the client's strip, loading, and a boundary for its faults. */
export function PaneFrame({ pane, headers }: { pane: PaneDefinition; headers: PaneHeaders }) {
  const { t } = useTranslation('frame');
  // A new attempt loads the chunk anew: the first one may have failed on the way.
  const [attempt, setAttempt] = useState(() => ({ number: 1, Content: lazy(pane.load) }));
  const [version, setVersion] = useState<number>();
  const header = usePaneHeader(headers, pane.id);
  const surroundings = useMemo(() => ({ header, reportVersion: setVersion }), [header]);
  const retry = () => setAttempt(({ number }) => ({ number: number + 1, Content: lazy(pane.load) }));
  return (
    <section className="tp-pane" data-pane={pane.id} tabIndex={-1} aria-label={t(pane.titleKey)}>
      {/* The tab shows the title; this one is its place in the outline of the page. */}
      <h2 className="tp-hidden">{t(pane.titleKey)}</h2>
      {pane.clientData && <ClientStrip shown={version} />}
      <div className="tp-pane-content">
        <PaneBoundary key={attempt.number} title={t(pane.titleKey)} onRetry={retry}>
          <PaneSurroundingsProvider value={surroundings}>
            <Suspense fallback={<Notice kind="loading" title={t('common:loading')} />}>
              <attempt.Content />
            </Suspense>
          </PaneSurroundingsProvider>
        </PaneBoundary>
      </div>
    </section>
  );
}
