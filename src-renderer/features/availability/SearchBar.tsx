import { type Ref, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Colleague } from '#shared/availability.js';
import { Icon } from '../../ui/icon.js';
import { FilterChip, SearchField } from '../../ui/parts.js';
import type { ColleagueGroups } from '#shared/workspace.js';
import type { Chosen } from './chosen.js';
import { MoreFilters } from './later.js';

const MORE_FIELDS = ['profession', 'unit', 'municipality', 'language', 'skill', 'group'] as const;

/** Search field and filters. */
export function SearchBar({
  filters,
  onChange,
  colleagues,
  groups,
  count,
  inputRef,
  onDown,
}: {
  filters: Chosen;
  onChange: (change: Partial<Chosen>) => void;
  colleagues: readonly Colleague[];
  groups: ColleagueGroups;
  /** How many were found. */
  count: number;
  inputRef: Ref<HTMLInputElement>;
  /** Arrow down or Enter in the field: on to the list. */
  onDown: () => void;
}) {
  const { t, i18n } = useTranslation('availability');
  const [moreOpen, setMoreOpen] = useState(false);
  const moreId = useId();
  const inUse = MORE_FIELDS.filter((field) => filters[field] !== '').length;
  return (
    <div className="av-bar">
      <div
        className="av-search"
        role="presentation"
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
          event.preventDefault();
          onDown();
        }}
      >
        <SearchField
          value={filters.query}
          onChange={(query) => onChange({ query })}
          label={t('search')}
          inputRef={inputRef}
        />
        {filters.query === '' && <kbd aria-hidden="true">/</kbd>}
      </div>
      <div className="av-chips">
        <FilterChip on={filters.careStaff} onToggle={() => onChange({ careStaff: !filters.careStaff })}>
          {t('careStaff')}
        </FilterChip>
        <FilterChip on={filters.availableNow} onToggle={() => onChange({ availableNow: !filters.availableNow })}>
          {t('availableNow')}
        </FilterChip>
        <FilterChip on={filters.onDuty} onToggle={() => onChange({ onDuty: !filters.onDuty })}>
          {t('onDuty')}
        </FilterChip>
        <button
          type="button"
          className="tp-chip"
          aria-expanded={moreOpen}
          aria-controls={moreId}
          onClick={() => setMoreOpen(!moreOpen)}
        >
          <Icon name="filter" size={12} />
          {inUse === 0 ? t('more') : t('moreInUse', { number: inUse })}
        </button>
        <span className="tp-grow" />
        <output className="tp-weak">
          {t('hits', { count, number: new Intl.NumberFormat(i18n.language).format(count) })}
        </output>
      </div>
      {moreOpen && (
        <MoreFilters id={moreId} colleagues={colleagues} groups={groups} chosen={filters} onChange={onChange} />
      )}
    </div>
  );
}
