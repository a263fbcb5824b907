import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SectionId, Summary } from '#shared/client-summary.js';
import { useShownVersion } from '../../ui/pane.js';
import { Notice } from '../../ui/parts.js';
import { useClientContext, useWorkbench } from '../../ui/workbench.js';
import { Conditions } from './Conditions.js';
import { Consents } from './Consents.js';
import { Contacts } from './Contacts.js';
import { Measurements } from './Measurements.js';
import { Medication } from './Medication.js';
import { Now } from './Now.js';
import { Plans } from './Plans.js';
import { Risks } from './Risks.js';
import { allFailed } from './order.js';
import './client-summary.css';

/** The summary of the banner's client. Another version's data is never drawn, not even for a moment. */
export default function ClientSummaryPane() {
  const { t } = useTranslation('clientSummary');
  const { orpc, client } = useWorkbench();
  const context = useClientContext();
  const summary = useQuery(orpc.clientSummary.watch.experimental_liveOptions({ retry: true })).data;
  const matches =
    summary !== undefined &&
    summary.contextVersion === context?.version &&
    summary.client === context.active?.reference;
  useShownVersion(matches ? summary.contextVersion : undefined);

  if (context === undefined) return <Quiet kind="loading" title={t('waiting')} />;
  if (context.active === null) return <Quiet kind="empty" title={t('noClient')} detail={t('noClientDetail')} />;
  if (!matches) return <Quiet kind="loading" title={t('waiting')} />;
  const retry = (section?: SectionId) => void client.clientSummary.retry(section === undefined ? {} : { section });
  return <Known key={summary.contextVersion} summary={summary} retry={retry} />;
}

function Quiet(props: { kind: 'loading' | 'empty'; title: string; detail?: string }) {
  return (
    <div className="cs-pane cs-quiet">
      <Notice {...props} />
    </div>
  );
}

function Known({ summary, retry }: { summary: Summary; retry: (section?: SectionId) => void }) {
  const { t } = useTranslation('clientSummary');
  const silent = allFailed(summary);
  const names = [...new Set(summary.sections.flatMap((section) => section.sources.map((source) => source.source)))];
  const parts = { summary, retry, silent };
  return (
    <div className="cs-pane">
      {silent && (
        <div className="cs-silent">
          <Notice
            kind="failed"
            title={t('silent', { sources: names.join(', ') })}
            detail={t('silentDetail')}
            onRetry={() => retry()}
          />
        </div>
      )}
      <div className="cs-columns">
        <div>
          <Now {...parts} />
          <Risks {...parts} />
          <Conditions {...parts} />
          <Medication {...parts} />
          <Consents {...parts} />
        </div>
        <div>
          <Measurements {...parts} />
          <Contacts {...parts} />
          <Plans {...parts} />
        </div>
      </div>
    </div>
  );
}
