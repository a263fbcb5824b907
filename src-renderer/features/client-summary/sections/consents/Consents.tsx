import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.js';
import { Icon } from '../../../../ui/icon.js';
import { StateText } from '../../../../ui/parts.js';
import { type SectionProps, SummarySection } from '../../SummarySection.js';
import { entriesOf, newestFirst, rarerRegister } from '../../order.js';
import { writeDate } from '../../write.js';
import { EntryRow } from '../EntryRow.js';
import { More } from '../More.js';
import type { EntryOf } from '../entries.js';
import { useConsentItems } from './use-consent-items.js';
import { PermissionActions } from './PermissionActions.js';
import { LaterForm } from './later.js';

type Consent = EntryOf<'consents'>;

/**
 * Consents and disclosure permissions: those in force first, what each covers item by item; a new luovutuslupa is written
 * down here, revoked, and printed for the client. What the core leaves out of them is not hinted at.
 */
export function Consents(props: SectionProps) {
  const { t } = useTranslation('clientSectionsLater');
  const [asking, setAsking] = useState(false);
  const all = newestFirst(entriesOf(props.summary, 'consents'), (one) => one.date);
  const ended = all.filter((one) => !one.active);
  const list = (consents: readonly Consent[]) => (
    <ul className="cs-entries">
      {consents.map((one) => (
        <ConsentRow key={`${one.source}/${one.id}`} consent={one} all={all} {...props} />
      ))}
    </ul>
  );
  return (
    <>
      <SummarySection
        {...props}
        id="consents"
        tags={false}
        actions={
          <Button variant="text" startIcon={<Icon name="plus" size={14} />} onClick={() => setAsking(true)}>
            {t('consents.record')}
          </Button>
        }
      >
        {list(all.filter((one) => one.active))}
        <More count={ended.length} label="ended">
          {list(ended)}
        </More>
      </SummarySection>
      {asking && <LaterForm {...props} onClose={() => setAsking(false)} />}
    </>
  );
}

function ConsentRow({ consent, all, ...props }: SectionProps & { consent: Consent; all: readonly Consent[] }) {
  const { t } = useTranslation('clientSectionsLater');
  const { active } = consent;
  const items = useConsentItems(consent);
  return (
    <EntryRow
      entry={consent}
      marked={rarerRegister(all)}
      title={<b>{consent.title}</b>}
      line={items.length > 0 ? items.join(' · ') : consent.detail}
      right={
        <>
          <StateText icon={active ? 'ok' : 'offline'} color={active ? 'synced' : 'text-3'}>
            {t(active ? 'active' : 'ended')}
          </StateText>
          <span className="cs-line">
            {consent.until === undefined
              ? consent.date !== undefined && writeDate(consent.date)
              : t('consents.until', { date: writeDate(consent.until) })}
          </span>
        </>
      }
      facts={[
        [t('consents.given'), consent.date === undefined ? undefined : writeDate(consent.date)],
        [t('consents.untilLabel'), consent.until === undefined ? undefined : writeDate(consent.until)],
      ]}
      {...(active ? {} : { tone: 'ended' as const })}
    >
      {consent.detail !== undefined && <p className="cs-text">{consent.detail}</p>}
      {items.length > 0 && (
        <ul className="cs-sub">
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
      {consent.kind === 'disclosure' && active && <PermissionActions consent={consent} {...props} />}
    </EntryRow>
  );
}
