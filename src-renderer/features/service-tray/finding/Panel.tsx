import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { NarrowCounts } from '#shared/search/narrow.js';
import type { Service } from '#shared/service-tray.js';
import { FilterChip } from '../../../ui/parts.js';
import { useFavourites } from '../use-favourites.js';
import { EVERYWHERE, type Wish, type WishGroup, isChosen, toggle, without } from '../wish.js';
import type { Words } from '../words.js';
import { type Choice, choicesOf } from './choices.js';
import { Distance } from './Distance.js';

// The list may have been scrolled: what was asked for comes into sight.
const intoSight = (panel: HTMLElement | null) => panel?.scrollIntoView({ block: 'start' });

const together: readonly {
  name: 'municipality' | 'group' | 'way' | 'language' | 'more';
  groups: readonly WishGroup[];
}[] = [
  { name: 'municipality', groups: ['municipality'] },
  { name: 'group', groups: ['group'] },
  { name: 'way', groups: ['way'] },
  { name: 'language', groups: ['language'] },
  { name: 'more', groups: ['accessible', 'soon', 'cost'] },
];

/** All groups of filters besides the themes, each choice with how many services it would show. */
export function Panel({
  wish,
  counts,
  services,
  words,
  onChange,
}: {
  wish: Wish;
  counts: NarrowCounts | undefined;
  services: readonly Service[];
  words: Words;
  onChange: (wish: Wish) => void;
}) {
  const { t } = useTranslation('serviceFindingLater');
  const { favourites } = useFavourites(true);
  const choices = useMemo(() => choicesOf(services, words, t), [services, words, t]);
  const countOf = (group: WishGroup, value: string) => {
    const found = counts?.facets[group];
    const everywhere = group === 'municipality' ? (found?.[EVERYWHERE] ?? 0) : 0;
    return (found?.[value] ?? 0) + everywhere;
  };
  const chip = (group: WishGroup, { value, label }: Choice) => (
    <FilterChip
      key={`${group} ${value}`}
      on={isChosen(wish, group, value)}
      onToggle={() => onChange(toggle(wish, group, value))}
    >
      {label} {counts !== undefined && <span className="st-count">{countOf(group, value)}</span>}
    </FilterChip>
  );
  return (
    <div className="st-panel" ref={intoSight}>
      {together.map(({ name, groups }) => (
        <fieldset key={name} className="st-panel-group">
          <legend className="tp-weak">{t(`group.${name}`)}</legend>
          <div className="st-chips">
            {groups.flatMap((group) =>
              choices[group]
                // What costs nothing has its chip beside the field already.
                .filter(({ value }) => group !== 'cost' || value !== 'free')
                .filter(
                  ({ value }) => isChosen(wish, group, value) || counts === undefined || countOf(group, value) > 0,
                )
                .map((choice) => chip(group, choice)),
            )}
          </div>
        </fieldset>
      ))}
      {favourites !== undefined && (
        <fieldset className="st-panel-group">
          <legend className="tp-weak">{t('favourites.title')}</legend>
          <div className="st-chips">
            {(['own', 'unit'] as const).map((whose) => (
              <FilterChip
                key={whose}
                on={wish.favourites === whose}
                onToggle={() =>
                  onChange(wish.favourites === whose ? without(wish, 'favourites') : { ...wish, favourites: whose })
                }
              >
                {t(`favourites.${whose}`)} <span className="st-count">{favourites[whose].length}</span>
              </FilterChip>
            ))}
          </div>
        </fieldset>
      )}
      <Distance wish={wish} services={services} words={words} onChange={onChange} />
    </div>
  );
}
