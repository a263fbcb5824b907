import { useTranslation } from 'react-i18next';
import { StateText } from '../../../ui/parts.js';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { entriesOf, newestFirst } from '../order.js';
import { writeDate } from '../write.js';

/** Consents and disclosure permissions. What the core leaves out of them is not hinted at here. */
export function Consents(props: SectionProps) {
  const { t } = useTranslation('clientSummaryLater');
  const all = newestFirst(entriesOf(props.summary, 'consents'), (one) => one.date);
  return (
    <SummarySection {...props} id="consents">
      <ul className="cs-list">
        {all.map((one) => (
          <li key={`${one.source}/${one.id}`}>
            <span>
              {one.title}
              {one.detail !== undefined && <span className="cs-weak cs-line">{one.detail}</span>}
            </span>
            <span className="cs-when tp-num">
              <StateText icon={one.active ? 'ok' : 'offline'} color={one.active ? 'synced' : 'text-3'}>
                {t(one.active ? 'consents.active' : 'consents.ended')}
              </StateText>
              <div>{one.date !== undefined && writeDate(one.date)}</div>
            </span>
          </li>
        ))}
      </ul>
    </SummarySection>
  );
}
