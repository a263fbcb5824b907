import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.js';
import { Tag } from '../../../ui/parts.js';
import { type SectionProps, SummarySection } from '../SummarySection.js';
import { entriesOf, rarerRegister } from '../order.js';
import { EntryRow } from './EntryRow.js';

/** Near ones as roles: a child's guardians first. Nothing of their own records is here. */
export function Family(props: SectionProps) {
  const { t } = useTranslation('clientSectionsLater');
  const entries = entriesOf(props.summary, 'family');
  const all = entries.toSorted((a, b) => Number(b.guardian) - Number(a.guardian) || a.role.localeCompare(b.role, 'fi'));
  return (
    <SummarySection {...props} id="family">
      <ul className="cs-entries">
        {all.map((one) => (
          <EntryRow
            key={`${one.source}/${one.id}`}
            entry={one}
            marked={rarerRegister(all)}
            sign={<Icon name={one.guardian ? 'people' : 'user'} color="text-2" />}
            title={
              <>
                <b>{one.name === '' ? one.role : one.name}</b>
                {one.name !== '' && one.role !== '' && `, ${one.role}`}
                {one.guardian && (
                  <span className="cs-inline">
                    <Tag>{t('family.guardian')}</Tag>
                  </span>
                )}
              </>
            }
            right={one.phone}
            facts={[
              [t('family.role'), one.role],
              [t('family.born'), one.birthYear === undefined ? undefined : String(one.birthYear)],
              [t('family.phone'), one.masked === true ? t('masked') : one.phone],
            ]}
          />
        ))}
      </ul>
      <p className="cs-weak">{t('family.ownRecords')}</p>
    </SummarySection>
  );
}
