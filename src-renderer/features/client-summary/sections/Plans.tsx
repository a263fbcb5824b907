import { useTranslation } from 'react-i18next';
import type { Register, SectionData } from '#shared/client-summary.js';
import { More } from './More.js';
import { RegisterMark } from '../RegisterTag.js';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { entriesOf, newestFirst, rarerRegister } from '../order.js';
import { writeDate } from '../write.js';

type Plan = Extract<SectionData, { id: 'plans' }>['entries'][number];

/** Statuses of CarePlan, Goal and CareTeam that mean it no longer holds. */
const ENDED = ['completed', 'revoked', 'cancelled', 'rejected', 'inactive'];
const KINDS = ['carePlan', 'goal', 'careTeam'] as const;

/** Plans, goals and the people around the client. */
export function Plans(props: SectionProps) {
  const { t } = useTranslation('clientSummaryLater');
  const all = newestFirst(entriesOf(props.summary, 'plans'), (one) => one.start);
  const marked = rarerRegister(all);
  const ended = all.filter((one) => ENDED.includes(one.status ?? ''));
  const standing = all.filter((one) => !ended.includes(one));
  return (
    <SummarySection {...props} id="plans">
      {KINDS.map((kind) => {
        const plans = standing.filter((one) => one.kind === kind);
        return (
          plans.length > 0 && (
            <div key={kind} className="cs-plans">
              <h4>{t(`plans.${kind}`)}</h4>
              <PlanList plans={plans} marked={marked} />
            </div>
          )
        );
      })}
      <More count={ended.length} label="ended">
        <PlanList plans={ended} marked={marked} />
      </More>
    </SummarySection>
  );
}

function PlanList({ plans, marked }: { plans: readonly Plan[]; marked: Register | undefined }) {
  const { t } = useTranslation('clientSummaryLater');
  return (
    <ul className="cs-list">
      {plans.map((plan) => (
        <li key={`${plan.source}/${plan.id}`}>
          <span>
            <b>{plan.title === '' ? t(`plans.${plan.kind}`) : plan.title}</b>
            {plan.register === marked && <RegisterMark register={plan.register} />}
            {plan.detail !== undefined && <span className="cs-line">{plan.detail}</span>}
            {plan.lines.length > 0 && (
              <ul className="cs-sub">
                {plan.lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </span>
          <span className="cs-when tp-num">{periodOf(plan)}</span>
        </li>
      ))}
    </ul>
  );
}

const periodOf = ({ start, end }: Plan): string =>
  start === undefined && end === undefined
    ? ''
    : `${start === undefined ? '' : writeDate(start)}–${end === undefined ? '' : writeDate(end)}`;
