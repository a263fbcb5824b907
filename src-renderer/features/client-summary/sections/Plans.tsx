import { useTranslation } from 'react-i18next';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { entriesOf, newestFirst, rarerRegister } from '../order.js';
import { EntryRow } from './EntryRow.js';
import { Group, grouped } from './Groups.js';
import { More } from './More.js';
import { writePeriod } from './dates.js';
import type { EntryOf } from './entries.js';
import { useStatusWord } from './use-status-word.js';

type Plan = EntryOf<'plans'>;

/** Statuses of CarePlan, Goal and CareTeam that mean it no longer holds. */
const ENDED = ['completed', 'revoked', 'cancelled', 'rejected', 'inactive'];
const KINDS = ['carePlan', 'goal', 'careTeam'] as const;

/** Plans, goals and the people around the client. */
export function Plans(props: SectionProps) {
  const all = newestFirst(entriesOf(props.summary, 'plans'), (one) => one.start);
  const ended = all.filter((one) => ENDED.includes(one.status ?? ''));
  const standing = all.filter((one) => !ended.includes(one));
  return (
    <SummarySection {...props} id="plans">
      {grouped(KINDS, standing).map(({ kind, entries }) => (
        <Group key={kind} kind={kind}>
          <PlanList plans={entries} all={all} />
        </Group>
      ))}
      <More count={ended.length} label="ended">
        <PlanList plans={ended} all={all} />
      </More>
    </SummarySection>
  );
}

function PlanList({ plans, all }: { plans: readonly Plan[]; all: readonly Plan[] }) {
  const { t } = useTranslation('clientSectionsLater');
  const statusWord = useStatusWord();
  const marked = rarerRegister(all);
  return (
    <ul className="cs-entries">
      {plans.map((plan) => {
        const team = plan.kind === 'careTeam';
        return (
          <EntryRow
            key={`${plan.source}/${plan.id}`}
            entry={plan}
            marked={marked}
            title={<b>{plan.title === '' ? t(`group.${plan.kind}`) : plan.title}</b>}
            // A team is its people: they are read at a glance, as are a plan's first words.
            line={team ? plan.lines.join(' · ') : plan.detail}
            right={
              <>
                {statusWord(plan.status)}
                <span className="cs-line">{writePeriod(plan)}</span>
              </>
            }
            facts={[
              [t('fact.state'), statusWord(plan.status)],
              [t('fact.period'), writePeriod(plan)],
            ]}
          >
            {team && plan.detail !== undefined && <p className="cs-text">{plan.detail}</p>}
            {plan.lines.length > 0 && (
              <ul className="cs-sub">
                {plan.lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </EntryRow>
        );
      })}
    </ul>
  );
}
