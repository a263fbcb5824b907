import { useTranslation } from 'react-i18next';
import type { Register } from '#shared/client-summary.js';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { entriesOf, newestFirst, rarerRegister } from '../order.js';
import { writeDate } from '../write.js';
import { Group, grouped } from './Groups.js';
import { EntryRow } from './EntryRow.js';
import { More } from './More.js';
import type { EntryOf } from './entries.js';

type Condition = EntryOf<'conditions'>;

/** Diagnoses and reasons for care: those that hold, each kind under its heading, newest first; ended ones behind a button. */
export function Conditions(props: SectionProps) {
  const all = newestFirst(entriesOf(props.summary, 'conditions'), (one) => one.onset ?? one.recorded);
  const marked = rarerRegister(all);
  const active = all.filter((one) => one.active);
  // With one kind alone a heading would only repeat the section's.
  const groups = grouped(['diagnosis', 'reason'], active);
  const ended = all.filter((one) => !one.active);
  return (
    <SummarySection {...props} id="conditions">
      {groups.length === 1 ? (
        <ConditionList conditions={active} marked={marked} />
      ) : (
        groups.map(({ kind, entries }) => (
          <Group key={kind} kind={kind}>
            <ConditionList conditions={entries} marked={marked} />
          </Group>
        ))
      )}
      <More count={ended.length} label="ended">
        <ConditionList conditions={ended} marked={marked} />
      </More>
    </SummarySection>
  );
}

function ConditionList({ conditions, marked }: { conditions: readonly Condition[]; marked: Register | undefined }) {
  const { t } = useTranslation('clientSectionsLater');
  return (
    <ul className="cs-entries">
      {conditions.map((one) => (
        <EntryRow
          key={`${one.source}/${one.id}`}
          entry={one}
          marked={marked}
          title={
            <>
              {one.title}
              {one.code !== undefined && <span className="cs-code">{one.code}</span>}
            </>
          }
          right={writeDate(one.onset ?? one.recorded ?? '')}
          facts={[
            [t('fact.began'), one.onset === undefined ? undefined : writeDate(one.onset)],
            [t('fact.recorded'), one.recorded === undefined ? undefined : writeDate(one.recorded)],
            [t('fact.kind'), t(`condition.${one.kind}`)],
            [t('fact.state'), t(one.active ? 'active' : 'ended')],
          ]}
          {...(one.active ? {} : { tone: 'ended' as const })}
        />
      ))}
    </ul>
  );
}
