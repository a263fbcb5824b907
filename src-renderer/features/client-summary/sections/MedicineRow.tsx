import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.js';
import { Tag } from '../../../ui/parts.js';
import { EntryMark } from '../EntryMark.js';
import type { Medicine } from '../order.js';
import { writeDate } from '../write.js';
import { writePeriod } from './dates.js';
import { entryRef } from './entry-ref.js';
import { type Change, changeOf } from './medicine-changes.js';

// Between a figure and its unit: a line must not end there.
const FIGURE_SPACE = /(?<=\d) (?=\S)/g;
const TONE = { started: 'info', ended: 'neutral', paused: 'caution' } as const;

/** One medicine; opened, a second row tells who prescribed it, when, and which source says so. */
export function MedicineRow({ medicine: one, now }: { medicine: Medicine; now: number }) {
  const { t } = useTranslation('clientSectionsLater');
  const [open, setOpen] = useState(false);
  const id = useId();
  const change = changeOf(one, now);
  const more = [
    ...(one.prescriber === undefined ? [] : [t('medication.prescriber', { name: one.prescriber })]),
    writePeriod({ start: one.started, end: one.ended }),
    ...(one.substance === undefined ? [] : [`ATC ${one.substance}`]),
    t('source', { source: [one.source, ...(one.alsoIn ?? [])].join(', ') }),
    ...(one.updated === undefined ? [] : [t('updated', { date: writeDate(one.updated) })]),
  ];
  return (
    <>
      <tr {...entryRef(one)} className={one.selfReported ? 'cs-own-row' : undefined}>
        <th scope="row">
          <button
            type="button"
            className="cs-fold"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            {one.title === '' ? t('clientSummaryLater:medication.unnamed') : one.title}
            {one.strength !== undefined && (
              <span className="cs-strength"> {one.strength.replaceAll(FIGURE_SPACE, '\u00a0')}</span>
            )}
          </button>
          {change !== undefined && <ChangeTag change={change} />}
          <EntryMark entry={one} />
        </th>
        <td>{one.dosage}</td>
        <td>
          {one.reason}
          {one.selfReported && (
            <Tag tone="accent" icon="user">
              {t('clientSummaryLater:medication.own')}
            </Tag>
          )}
        </td>
      </tr>
      <tr id={id} hidden={!open} className="cs-more-row">
        <td colSpan={3} className="cs-weak">
          {open && more.filter((part) => part !== '').join(' · ')}
        </td>
      </tr>
    </>
  );
}

function ChangeTag({ change }: { change: Change }) {
  const { t } = useTranslation('clientSectionsLater');
  return (
    <span className="cs-line">
      <Tag tone={TONE[change.kind]}>
        <Icon name={change.kind === 'paused' ? 'pause' : change.kind === 'ended' ? 'stop' : 'plus'} size={12} />
        {[t(`medication.${change.kind}`), change.at === undefined ? undefined : writeDate(change.at)]
          .filter((part) => part !== undefined)
          .join(' ')}
      </Tag>
    </span>
  );
}
