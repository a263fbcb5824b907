import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.js';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { entriesOf, newestFirst, rarerRegister } from '../order.js';
import { writeDate } from '../write.js';
import { EntryRow } from './EntryRow.js';
import { More } from './More.js';
import type { EntryOf } from './entries.js';
import { useStatusWord } from './use-status-word.js';

type Document = EntryOf<'documents'>;
const SHOWN = 6;

/** Documents and reports, newest first; the text of one is a step away, and what is only a file is named. */
export function Documents(props: SectionProps) {
  const all = newestFirst(entriesOf(props.summary, 'documents'), (one) => one.date);
  return (
    <SummarySection {...props} id="documents">
      <DocumentList documents={all.slice(0, SHOWN)} all={all} />
      <More count={Math.max(all.length - SHOWN, 0)} label="earlier">
        <DocumentList documents={all.slice(SHOWN)} all={all} />
      </More>
    </SummarySection>
  );
}

function DocumentList({ documents, all }: { documents: readonly Document[]; all: readonly Document[] }) {
  const { t } = useTranslation('clientSectionsLater');
  const statusWord = useStatusWord();
  return (
    <ul className="cs-entries">
      {documents.map((one) => (
        <EntryRow
          key={`${one.source}/${one.id}`}
          entry={one}
          marked={rarerRegister(all)}
          sign={
            <Icon name={one.kind === 'report' ? 'chart' : 'doc'} color="text-2" label={t(`documents.${one.kind}`)} />
          }
          title={one.title}
          line={[one.author, one.unit].filter((part) => part !== undefined).join(' · ')}
          right={one.date !== undefined && writeDate(one.date)}
          facts={[
            [t('fact.author'), one.author],
            [t('fact.unit'), one.unit],
            [t('fact.state'), statusWord(one.status)],
          ]}
        >
          {one.text === undefined ? (
            <p className="cs-none">{t('documents.noText')}</p>
          ) : (
            <p className="cs-text cs-paper">{one.text}</p>
          )}
        </EntryRow>
      ))}
    </ul>
  );
}
