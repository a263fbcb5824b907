import { useTranslation } from 'react-i18next';
import type { SectionId, Summary } from '#shared/client-summary.js';
import { Notice } from '../../ui/parts.js';
import { Now } from './Now.js';
import { allFailed } from './order.js';
import { sectionViews } from './sections/index.js';
import './client-summary.css';

const LEFT = ['flags', 'allergies', 'conditions', 'medication', 'social', 'messages', 'family', 'consents'] as const;
const RIGHT = [
  'measurements',
  'contacts',
  'careAccess',
  'plans',
  'outcomes',
  'selfCare',
  'documents',
  'other',
] as const;

/** What is known of one client, section by section. */
export default function KnownSummary({ summary, retry }: { summary: Summary; retry: (section?: SectionId) => void }) {
  const { t } = useTranslation('clientSummaryLater');
  const silent = allFailed(summary);
  const names = [...new Set(summary.sections.flatMap((section) => section.sources.map((source) => source.source)))];
  const parts = { summary, retry, silent };
  const view = (id: SectionId) => {
    const View = sectionViews[id];
    return <View key={id} {...parts} />;
  };
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
          {LEFT.map(view)}
        </div>
        <div>{RIGHT.map(view)}</div>
      </div>
    </div>
  );
}
