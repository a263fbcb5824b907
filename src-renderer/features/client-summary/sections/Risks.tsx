import { useTranslation } from 'react-i18next';
import type { Register } from '#shared/client-summary.js';
import { Icon, type IconName } from '../../../ui/icon.js';
import { StateText } from '../../../ui/parts.js';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { type Risk, byGravity, entriesOf, rarerRegister, saysNone } from '../order.js';
import { writeDate } from '../write.js';
import { EntryRow } from './EntryRow.js';
import { More } from './More.js';
import { type AllergyState, allergyState } from './allergy-state.js';

/** What must not be missed, the gravest first; what has ended is behind a button. */
export function Flags(props: SectionProps) {
  const risks = entriesOf(props.summary, 'flags');
  return (
    <SummarySection {...props} id="flags">
      <Risks risks={risks} />
    </SummarySection>
  );
}

const STATE: Record<AllergyState, { icon: IconName; color: string }> = {
  known: { icon: 'danger', color: 'danger' },
  none: { icon: 'ok', color: 'text-2' },
  notRecorded: { icon: 'unknown', color: 'text-2' },
  unavailable: { icon: 'warn', color: 'caution' },
};

/** Allergies in their four states, of which only a known one is loud. */
export function Allergies(props: SectionProps) {
  const { t } = useTranslation('clientSectionsLater');
  const section = props.summary.sections.find((one) => one.id === 'allergies');
  const risks = entriesOf(props.summary, 'allergies');
  const state = section === undefined ? undefined : allergyState(risks, section.sources);
  return (
    <SummarySection
      {...props}
      id="allergies"
      actions={
        state !== undefined && (
          <StateText icon={STATE[state].icon} color={STATE[state].color}>
            {t(`allergies.${state}`)}
          </StateText>
        )
      }
    >
      <Risks risks={risks} />
    </SummarySection>
  );
}

function Risks({ risks }: { risks: readonly Risk[] }) {
  const standing = byGravity(risks.filter((one) => one.active));
  const ended = byGravity(risks.filter((one) => !one.active));
  return (
    <>
      <RiskList risks={standing} marked={rarerRegister(risks)} />
      <More count={ended.length} label="ended">
        <RiskList risks={ended} marked={rarerRegister(risks)} />
      </More>
    </>
  );
}

const signOf = (risk: Risk): { icon: IconName; color: string } => {
  if (saysNone(risk) || !risk.active) return { icon: 'info', color: 'text-3' };
  return risk.severity === 'high' ? { icon: 'danger', color: 'danger' } : { icon: 'warnf', color: 'caution' };
};

function RiskList({ risks, marked }: { risks: readonly Risk[]; marked: Register | undefined }) {
  const { t } = useTranslation('clientSectionsLater');
  return (
    <ul className="cs-entries">
      {risks.map((risk) => {
        const { icon, color } = signOf(risk);
        const grave = risk.active && risk.severity === 'high';
        const severity = risk.severity === 'unknown' ? undefined : t(`severity.${risk.severity}`);
        return (
          <EntryRow
            key={`${risk.source}/${risk.id}`}
            entry={risk}
            marked={marked}
            sign={<Icon name={icon} color={color} {...(grave ? { label: t('severity.high') } : {})} />}
            title={
              <>
                <b>{risk.title}</b>
                {risk.detail !== undefined && <span>, {risk.detail}</span>}
                {grave && <span className="cs-grave"> · {t('severity.high')}</span>}
              </>
            }
            right={risk.date !== undefined && writeDate(risk.date)}
            facts={[
              [t('fact.severity'), severity],
              [t('fact.state'), t(risk.active ? 'active' : 'ended')],
            ]}
            {...(risk.active ? {} : { tone: 'ended' as const })}
          />
        );
      })}
    </ul>
  );
}
