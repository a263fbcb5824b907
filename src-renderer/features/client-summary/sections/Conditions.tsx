import type { Register, SectionData } from '#shared/client-summary.js';
import { More } from './More.js';
import { RegisterMark } from '../RegisterTag.js';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { entriesOf, newestFirst, rarerRegister } from '../order.js';
import { writeDate } from '../write.js';

type Condition = Extract<SectionData, { id: 'conditions' }>['entries'][number];

/** Diagnoses: those that hold, newest first; ended ones behind a button. */
export function Conditions(props: SectionProps) {
  const all = newestFirst(entriesOf(props.summary, 'conditions'), (one) => one.onset ?? one.recorded);
  const marked = rarerRegister(all);
  const ended = all.filter((one) => !one.active);
  return (
    <SummarySection {...props} id="conditions">
      <ConditionList conditions={all.filter((one) => one.active)} marked={marked} />
      <More count={ended.length} label="ended">
        <ConditionList conditions={ended} marked={marked} />
      </More>
    </SummarySection>
  );
}

function ConditionList({ conditions, marked }: { conditions: readonly Condition[]; marked: Register | undefined }) {
  return (
    <ul className="cs-list">
      {conditions.map((one) => (
        <li key={`${one.source}/${one.id}`}>
          <span>
            {one.code !== undefined && <span className="cs-code">{one.code}</span>}
            {one.title}
            {one.register === marked && <RegisterMark register={one.register} />}
          </span>
          <span className="cs-when tp-num">{writeDate(one.onset ?? one.recorded ?? '')}</span>
        </li>
      ))}
    </ul>
  );
}
