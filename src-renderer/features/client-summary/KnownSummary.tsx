import { useTranslation } from 'react-i18next';
import type { SectionId, Summary } from '#shared/client-summary.js';
import { Notice } from '../../ui/parts.js';
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

/** What is known of one client, section by section. */
export default function KnownSummary({ summary, retry }: { summary: Summary; retry: (section?: SectionId) => void }) {
  const { t } = useTranslation('clientSummaryLater');
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
          <Risks {...parts} id="flags" />
          <Risks {...parts} id="allergies" />
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
