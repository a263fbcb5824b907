import { useTranslation } from 'react-i18next';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { entriesOf, newestFirst, rarerRegister } from '../order.js';
import { writeDate } from '../write.js';
import { EntryRow } from './EntryRow.js';
import { More } from './More.js';
import type { EntryOf } from './entries.js';

type OtherEntry = EntryOf<'other'>;
const SHOWN = 5;

/** What the sources have beyond the other sections, by type: named, so that nothing is hidden. */
export function Other(props: SectionProps) {
  const { t, i18n } = useTranslation('clientSectionsLater');
  const all = newestFirst(entriesOf(props.summary, 'other'), (one) => one.date);
  const types = [...new Set(all.map((one) => one.type))].toSorted((a, b) => a.localeCompare(b, 'fi'));
  const marked = rarerRegister(all);
  const list = (entries: readonly OtherEntry[]) => (
    <ul className="cs-entries">
      {entries.map((one) => (
        <EntryRow
          key={`${one.source}/${one.id}`}
          entry={one}
          marked={marked}
          title={one.title}
          line={one.detail}
          right={one.date !== undefined && writeDate(one.date)}
        />
      ))}
    </ul>
  );
  return (
    <SummarySection {...props} id="other">
      {types.map((type) => {
        const mine = all.filter((one) => one.type === type);
        return (
          <div key={type} className="cs-plans">
            <h4>{i18n.exists(`clientSectionsLater:type.${type}`) ? t(`type.${type}`) : type}</h4>
            {list(mine.slice(0, SHOWN))}
            <More count={Math.max(mine.length - SHOWN, 0)} label="earlier">
              {list(mine.slice(SHOWN))}
            </More>
          </div>
        );
      })}
    </SummarySection>
  );
}
