import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.js';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { type Medicine, byTitle, entriesOf } from '../order.js';
import { useNow } from '../use-now.js';
import { MedicineRow } from './MedicineRow.js';
import { More } from './More.js';
import { LATELY_DAYS, changeOf } from './medicine-changes.js';

/**
 * Medicines as a table: those in use, then those that ended lately; the long ended behind a button. What has changed in
 * the last 90 days says so in its row. Names and doses wrap, nothing is cut.
 */
export function Medication(props: SectionProps) {
  const { t } = useTranslation('clientSectionsLater');
  const now = useNow();
  const all = byTitle(entriesOf(props.summary, 'medication'));
  const inUse = all.filter((one) => one.active);
  const lately = all.filter((one) => !one.active && changeOf(one, now) !== undefined);
  const ended = all.filter((one) => !one.active && !lately.includes(one));
  const changed = inUse.filter((one) => changeOf(one, now) !== undefined).length + lately.length;
  return (
    <SummarySection {...props} id="medication">
      {changed > 0 && (
        <p className="cs-weak cs-row">
          <Icon name="swap" size={12} />
          {t('medication.changed', { count: changed, days: LATELY_DAYS })}
        </p>
      )}
      <MedicineTable medicines={inUse} caption="inUse" now={now} />
      {lately.length > 0 && <MedicineTable medicines={lately} caption="endedLately" now={now} />}
      <More count={ended.length} label="ended">
        <MedicineTable medicines={ended} caption="ended" now={now} />
      </More>
    </SummarySection>
  );
}

function MedicineTable({
  medicines,
  caption,
  now,
}: {
  medicines: readonly Medicine[];
  caption: 'inUse' | 'endedLately' | 'ended';
  now: number;
}) {
  const { t } = useTranslation('clientSectionsLater');
  if (medicines.length === 0) return <p className="cs-none">{t('clientSummaryLater:medication.noneInUse')}</p>;
  return (
    <table className={`cs-table cs-medicines${caption === 'inUse' ? '' : ' cs-medicines-ended'}`}>
      <caption className={caption === 'endedLately' ? 'cs-caption' : 'cs-hidden'}>{t(`medication.${caption}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t('medication.name')}</th>
          <th scope="col">{t('clientSummaryLater:medication.dosage')}</th>
          <th scope="col">{t('clientSummaryLater:medication.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {medicines.map((one) => (
          <MedicineRow key={`${one.source}/${one.id}`} medicine={one} now={now} />
        ))}
      </tbody>
    </table>
  );
}
