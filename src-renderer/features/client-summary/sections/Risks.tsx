import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../../ui/icon.js';
import type { Register } from '#shared/client-summary.js';
import { More } from './More.js';
import { RegisterMark } from '../RegisterTag.js';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { type Risk, byGravity, entriesOf, rarerRegister, saysNone } from '../order.js';
import { writeDate } from '../write.js';

/** What must not be missed, the gravest first; what has ended is behind a button. */
export const Flags = (props: SectionProps) => <Risks {...props} id="flags" />;
export const Allergies = (props: SectionProps) => <Risks {...props} id="allergies" />;

function Risks({ id, ...props }: SectionProps & { id: 'flags' | 'allergies' }) {
  const risks: readonly Risk[] = entriesOf(props.summary, id);
  const standing = byGravity(risks.filter((one) => one.active));
  const ended = byGravity(risks.filter((one) => !one.active));
  return (
    <SummarySection {...props} id={id}>
      <RiskList risks={standing} marked={rarerRegister(risks)} />
      <More count={ended.length} label="ended">
        <RiskList risks={ended} marked={rarerRegister(risks)} />
      </More>
    </SummarySection>
  );
}

const signOf = (risk: Risk): { icon: IconName; color: string } => {
  if (saysNone(risk) || !risk.active) return { icon: 'info', color: 'text-3' };
  return risk.severity === 'high' ? { icon: 'danger', color: 'danger' } : { icon: 'warnf', color: 'caution' };
};

function RiskList({ risks, marked }: { risks: readonly Risk[]; marked: Register | undefined }) {
  const { t } = useTranslation('clientSummaryLater');
  return (
    <ul className="cs-risks">
      {risks.map((risk) => {
        const { icon, color } = signOf(risk);
        const grave = risk.active && risk.severity === 'high';
        return (
          <li key={`${risk.source}/${risk.id}`}>
            <Icon name={icon} color={color} {...(grave ? { label: t('risks.high') } : {})} />
            <span>
              <b>{risk.title}</b>
              {risk.detail !== undefined && <span>, {risk.detail}</span>}
              {grave && <span className="cs-grave"> · {t('risks.high')}</span>}
              {risk.register === marked && <RegisterMark register={risk.register} />}
            </span>
            <span className="cs-when tp-num">{risk.date !== undefined && writeDate(risk.date)}</span>
          </li>
        );
      })}
    </ul>
  );
}
