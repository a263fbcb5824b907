import { useTranslation } from 'react-i18next';
import { Tag } from '../../../ui/parts.js';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { entriesOf, newestFirst, rarerRegister } from '../order.js';
import { useLanguage } from '../use-language.js';
import { writeMoment } from '../write.js';
import { EntryRow } from './EntryRow.js';
import { Group, grouped } from './Groups.js';
import { More } from './More.js';
import type { EntryOf } from './entries.js';
import { useStatusWord } from './use-status-word.js';

type SelfCareEntry = EntryOf<'selfCare'>;
const KINDS = ['assessment', 'pathway'] as const;
const SHOWN = 6;

/** What the client does by themself: assessments with their answers, digital pathways with their steps. */
export function SelfCare(props: SectionProps) {
  const all = newestFirst(entriesOf(props.summary, 'selfCare'), (one) => one.date);
  return (
    <SummarySection {...props} id="selfCare">
      {grouped(KINDS, all).map(({ kind, entries }) => (
        <Group key={kind} kind={kind}>
          <SelfCareList entries={entries.slice(0, SHOWN)} all={all} />
          <More count={Math.max(entries.length - SHOWN, 0)} label="earlier">
            <SelfCareList entries={entries.slice(SHOWN)} all={all} />
          </More>
        </Group>
      ))}
    </SummarySection>
  );
}

function SelfCareList({ entries, all }: { entries: readonly SelfCareEntry[]; all: readonly SelfCareEntry[] }) {
  const { t } = useTranslation('clientSectionsLater');
  const language = useLanguage();
  const statusWord = useStatusWord();
  return (
    <ul className="cs-entries">
      {entries.map((one) => (
        <EntryRow
          key={`${one.source}/${one.id}`}
          entry={one}
          marked={rarerRegister(all)}
          tone="own"
          title={
            <>
              <b>{one.title}</b>
              {one.result !== undefined && (
                <span className="cs-inline">
                  <Tag tone="accent">{one.result}</Tag>
                </span>
              )}
            </>
          }
          line={t(one.kind === 'pathway' ? 'selfCare.steps' : 'selfCare.answers', { count: one.lines.length })}
          right={
            <>
              {one.date !== undefined && writeMoment(one.date, language)}
              <span className="cs-line">{statusWord(one.status)}</span>
            </>
          }
          facts={[[t('selfCare.result'), one.result]]}
        >
          <dl className="cs-answers">
            {one.lines.map((line, index) => (
              // The same question may come twice in a form.
              <div key={`${index} ${line.label}`}>
                <dt>{line.label}</dt>
                <dd>{line.value ?? '–'}</dd>
              </div>
            ))}
          </dl>
        </EntryRow>
      ))}
    </ul>
  );
}
