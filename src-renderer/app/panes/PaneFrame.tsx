import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClientStrip } from '../../features/context/index.js';
import { type PaneDefinition, PaneSurroundingsProvider } from '../../ui/pane.js';
import { Notice } from '../../ui/parts.js';
import { useLoaded } from '../../ui/use-loaded.js';
import { panes } from '../panes.js';
import { type PaneHeaders, usePaneHeader } from './pane-headers.js';
import { PaneBoundary } from './PaneBoundary.js';

const ids = new Set(panes.map(({ id }) => id));
const hasPane = (paneId: string) => ids.has(paneId);

/** A pane's content with what the frame puts around it: the client's strip, loading, and a boundary for its faults. */
export function PaneFrame({ pane, headers }: { pane: PaneDefinition; headers: PaneHeaders }) {
  const { t } = useTranslation('frame');
  const [attempt, setAttempt] = useState(1);
  const [version, setVersion] = useState<number>();
  const header = usePaneHeader(headers, pane.id);
  const surroundings = useMemo(() => ({ header, reportVersion: setVersion, hasPane }), [header]);
  return (
    <section className="tp-pane" data-pane={pane.id} tabIndex={-1} aria-label={t(pane.titleKey)}>
      {/* The tab shows the title; this one is its place in the outline of the page. */}
      <h2 className="tp-hidden">{t(pane.titleKey)}</h2>
      {pane.clientData && <ClientStrip shown={version} />}
      <div className="tp-pane-content">
        {/* A new attempt loads the pane's program anew: it may have failed on the way. */}
        <PaneBoundary key={attempt} title={t(pane.titleKey)} onRetry={() => setAttempt(attempt + 1)}>
          <PaneSurroundingsProvider value={surroundings}>
            <Content load={pane.load} />
          </PaneSurroundingsProvider>
        </PaneBoundary>
      </div>
    </section>
  );
}

function Content({ load }: Pick<PaneDefinition, 'load'>) {
  const { t } = useTranslation('frame');
  const Loaded = useLoaded(load);
  return Loaded === undefined ? <Notice kind="loading" title={t('common:loading')} /> : <Loaded />;
}
