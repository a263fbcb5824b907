import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionId } from '#shared/client-summary.js';
import { useShownVersion } from '../../ui/pane.js';
import { Notice } from '../../ui/parts.js';
import { useClientContext, useWorkbench } from '../../ui/workbench.js';
import { useSummary } from './use-summary.js';
import './pane.css';

const SUMMARY_TEXTS = ['clientSummaryLater', 'clientSectionsLater', 'clientViewsLater', 'clientAccessLater'];

/**
 * The summary of the banner's client, once the professional may see it. Another version's data is never drawn, not even
 * for a moment.
 */
export default function ClientSummaryPane() {
  const { t, i18n } = useTranslation('clientSummary');
  // The sections, the question for a purpose, and their texts load with the first client.
  const [KnownSummary] = useState(() =>
    lazy(async () => (await Promise.all([import('./KnownSummary.js'), i18n.loadNamespaces(SUMMARY_TEXTS)]))[0]),
  );
  const [Gate] = useState(() =>
    lazy(async () => (await Promise.all([import('./access/Gate.js'), i18n.loadNamespaces('clientAccessLater')]))[0]),
  );
  const { orpc, client } = useWorkbench();
  const retry = useCallback(
    (section?: SectionId) => void client.clientSummary.retry(section === undefined ? {} : { section }),
    [client],
  );
  const context = useClientContext();
  const summary = useSummary();
  const access = useQuery(orpc.access.watch.experimental_liveOptions({ retry: true })).data;
  const isOfNow = (one: { contextVersion: number; client: string | null } | undefined): boolean =>
    one?.contextVersion === context?.version && one?.client === context?.active?.reference;
  const known = isOfNow(access) ? access : undefined;
  const matches = summary !== undefined && isOfNow(summary) && known?.opening.state === 'open';
  useShownVersion(matches ? summary.contextVersion : undefined);

  if (context === undefined) return <Quiet kind="loading" title={t('waiting')} />;
  if (context.active === null) return <Quiet kind="empty" title={t('noClient')} detail={t('noClientDetail')} />;
  const waiting = <Quiet kind="loading" title={t(known === undefined ? 'waiting' : 'checking')} />;
  if (known === undefined) return waiting;
  const { state } = known.opening;
  if (state === 'needsPurpose' || state === 'refused')
    return (
      <div className="cs-pane">
        <Suspense fallback={waiting}>
          <Gate access={known} />
        </Suspense>
      </div>
    );
  if (!matches) return waiting;
  return (
    <Suspense fallback={<Quiet kind="loading" title={t('waiting')} />}>
      <KnownSummary key={summary.contextVersion} summary={summary} access={known} retry={retry} />
    </Suspense>
  );
}

function Quiet(props: { kind: 'loading' | 'empty'; title: string; detail?: string }) {
  return (
    <div className="cs-pane cs-quiet">
      <Notice {...props} />
    </div>
  );
}
