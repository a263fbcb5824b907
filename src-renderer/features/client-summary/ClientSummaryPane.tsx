import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionId } from '#shared/client-summary.js';
import { useShownVersion } from '../../ui/pane.js';
import { Notice } from '../../ui/parts.js';
import { useClientContext, useWorkbench } from '../../ui/workbench.js';
import { useSummary } from './use-summary.js';
import './pane.css';

const TEXTS = ['clientSummaryLater', 'clientSectionsLater'];

/** The summary of the banner's client. Another version's data is never drawn, not even for a moment. */
export default function ClientSummaryPane() {
  const { t, i18n } = useTranslation('clientSummary');
  // The sections and their texts load with the first client.
  const [KnownSummary] = useState(() =>
    lazy(async () => (await Promise.all([import('./KnownSummary.js'), i18n.loadNamespaces(TEXTS)]))[0]),
  );
  const { client } = useWorkbench();
  const context = useClientContext();
  const summary = useSummary();
  const matches =
    summary !== undefined &&
    summary.contextVersion === context?.version &&
    summary.client === context.active?.reference;
  useShownVersion(matches ? summary.contextVersion : undefined);

  if (context === undefined) return <Quiet kind="loading" title={t('waiting')} />;
  if (context.active === null) return <Quiet kind="empty" title={t('noClient')} detail={t('noClientDetail')} />;
  if (!matches) return <Quiet kind="loading" title={t('waiting')} />;
  const retry = (section?: SectionId) => void client.clientSummary.retry(section === undefined ? {} : { section });
  return (
    <Suspense fallback={<Quiet kind="loading" title={t('waiting')} />}>
      <KnownSummary key={summary.contextVersion} summary={summary} retry={retry} />
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
