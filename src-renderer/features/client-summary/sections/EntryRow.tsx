import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Register } from '#shared/client-summary.js';
import { Icon } from '../../../ui/icon.js';
import { Tag } from '../../../ui/parts.js';
import { EntryMark } from '../EntryMark.js';
import { RegisterMark } from '../RegisterTag.js';
import { writeDate } from '../write.js';
import { entryRef } from './entry-ref.js';

/** What every entry says of itself. */
export interface EntrySource {
  id: string;
  source: string;
  alsoIn?: readonly string[] | undefined;
  register: Register;
  updated?: string | undefined;
  masked?: true | undefined;
  protected?: true | undefined;
}
/** A name and what is known under it; without a value it is left out. */
export type Fact = readonly [label: string, value: string | undefined];

/**
 * One entry as a row that is read at a glance; opened, it tells the rest: facts, texts, its sources and when it was
 * recorded. Nothing is cut: what is long wraps.
 */
export function EntryRow({
  entry,
  marked,
  sign,
  title,
  line,
  under,
  right,
  facts = [],
  tone,
  children,
}: {
  entry: EntrySource;
  /** The register whose rows carry its mark, where the section holds both. */
  marked?: Register | undefined;
  sign?: ReactNode;
  title: ReactNode;
  /** Second line, weaker. */
  line?: ReactNode;
  /** Under both, as wide as the row: a drawing on a scale that all rows share. */
  under?: ReactNode;
  right?: ReactNode;
  facts?: readonly Fact[];
  tone?: 'ended' | 'own';
  children?: ReactNode;
}) {
  const { t } = useTranslation('clientSectionsLater');
  const known = facts.filter(([, value]) => value !== undefined && value !== '');
  return (
    <li className={tone === undefined ? 'cs-entry' : `cs-entry cs-entry-${tone}`} {...entryRef(entry)}>
      <details>
        <summary className={sign === undefined ? undefined : 'cs-signed'}>
          {sign}
          <span>
            {title}
            {entry.register === marked && <RegisterMark register={entry.register} />}
            <EntryMark entry={entry} />
            {entry.masked === true && (
              <span className="cs-inline">
                <Tag icon="shield">{t('masked')}</Tag>
              </span>
            )}
            {line !== undefined && line !== '' && <span className="cs-weak cs-line">{line}</span>}
          </span>
          <span className="cs-when tp-num">{right}</span>
          <Icon name="down" size={12} color="text-3" />
          {under !== undefined && <span className="cs-under">{under}</span>}
        </summary>
        <div className="cs-entry-more">
          {known.length > 0 && (
            <dl className="cs-facts">
              {known.map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
          {children}
          <SourceLine entry={entry} />
        </div>
      </details>
    </li>
  );
}

/** Where an entry comes from, and when it was recorded there. */
function SourceLine({ entry }: { entry: EntrySource }) {
  const { t } = useTranslation('clientSectionsLater');
  const parts = [
    t('source', { source: [entry.source, ...(entry.alsoIn ?? [])].join(', ') }),
    ...(entry.updated === undefined ? [] : [t('updated', { date: writeDate(entry.updated) })]),
  ];
  return <p className="cs-weak">{parts.join(' · ')}</p>;
}
