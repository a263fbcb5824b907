import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonState } from '../../../ui/colleagues/PersonState.js';
import { findPeople } from '../../../ui/colleagues/find-people.js';
import type { People } from '../../../ui/colleagues/use-people.js';
import { Button } from '../../../ui/button.js';
import { SearchField } from '../../../ui/parts.js';

const MOST = 6;

/** One colleague: who it is and their state, or a search for one. */
export function PersonField({
  people,
  chosen,
  onChange,
}: {
  people: People;
  /** Subject; empty = nobody yet. */
  chosen: string;
  onChange: (person: string) => void;
}) {
  const { t } = useTranslation('consultationLater');
  const [query, setQuery] = useState('');
  const found = useMemo(() => findPeople(people.colleagues, query, MOST), [people.colleagues, query]);
  const person = people.byId.get(chosen);
  if (person !== undefined)
    return (
      <div className="co-person">
        <span>
          <b>{person.name}</b> <span className="tp-weak">{`${person.title}, ${person.unit}`}</span>
        </span>
        <PersonState colleague={person} people={people} />
        <Button onClick={() => onChange('')}>{t('target.other')}</Button>
      </div>
    );
  return (
    <div className="co-person-search">
      <SearchField value={query} onChange={setQuery} label={t('target.search')} />
      <ul>
        {found.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => onChange(one.id)}>
              <b>{one.name}</b> <span className="tp-weak">{`${one.title}, ${one.unit}`}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
