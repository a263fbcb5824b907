import { useTranslation } from 'react-i18next';
import { Tag } from '../../../ui/parts.js';
import { More } from './More.js';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { type Medicine, byTitle, entriesOf } from '../order.js';
import { writeDate } from '../write.js';

// Between a figure and its unit: a line must not end there.
const FIGURE_SPACE = /(?<=\d) (?=\S)/g;

/** Medicines as a table, those in use first; ended ones behind a button. Names and doses wrap, nothing is cut. */
export function Medication(props: SectionProps) {
  const all = entriesOf(props.summary, 'medication');
  const sources = new Set(all.map((one) => one.source)).size;
  const ended = byTitle(all.filter((one) => !one.active));
  return (
    <SummarySection {...props} id="medication">
      <MedicineTable medicines={byTitle(all.filter((one) => one.active))} caption="inUse" sources={sources} />
      <More count={ended.length} label="ended">
        <MedicineTable medicines={ended} caption="ended" sources={sources} />
      </More>
    </SummarySection>
  );
}

interface TableProps {
  medicines: readonly Medicine[];
  caption: 'inUse' | 'ended';
  sources: number;
}

function MedicineTable({ medicines, caption, sources }: TableProps) {
  const { t } = useTranslation('clientSummaryLater');
  if (medicines.length === 0) return <p className="cs-none">{t('medication.noneInUse')}</p>;
  return (
    <table className="cs-table">
      <caption className="cs-hidden">{t(`medication.${caption}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t('medication.name')}</th>
          <th scope="col" className="cs-number">
            {t('medication.strength')}
          </th>
          <th scope="col">{t('medication.dosage')}</th>
          <th scope="col">{t('medication.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {medicines.map((one) => (
          <tr key={`${one.source}/${one.id}`}>
            <th scope="row">
              {one.title === '' ? t('medication.unnamed') : one.title}
              {(caption === 'ended' || sources > 1) && (
                <div className="cs-weak">
                  {[sources > 1 ? one.source : '', one.started === undefined ? '' : writeDate(one.started)]
                    .filter((x) => x !== '')
                    .join(', ')}
                </div>
              )}
            </th>
            <td className="cs-number">{one.strength?.replaceAll(FIGURE_SPACE, '\u00a0')}</td>
            <td>
              {one.dosage}
              {one.paused === true && <Tag tone="caution">{t('medication.paused')}</Tag>}
            </td>
            <td>
              {one.reason}
              {one.selfReported && (
                <Tag tone="accent" icon="user">
                  {t('medication.own')}
                </Tag>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
