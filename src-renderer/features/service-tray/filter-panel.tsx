import { channelKinds, targetGroups, themes } from '#shared/choices.js';
import type { Service } from '#shared/service-tray.js';
import { Button } from '../../ui/button.js';
import { FilterChip } from '../../ui/parts.js';
import { type Facets, type Filters, countChosen, municipalitiesOf, noFilters, toggle } from './filters.js';
import type { Words } from './words.js';

type PanelKind = 'theme' | 'municipality' | 'group' | 'way' | 'language';
interface Choice {
  value: string;
  label: string;
}

/** The choices of every group in the order to show them. */
function choicesOf(services: readonly Service[], { t, local, languageName }: Words): Record<PanelKind, Choice[]> {
  const places = new Map(services.flatMap((service) => service.municipalities).map((name) => [name.fi, local(name)]));
  const languages = [...new Set(services.flatMap((service) => service.languages))];
  const common = ['fi', 'sv', 'en'];
  const byLabel = (choices: Choice[]) => choices.toSorted((a, b) => a.label.localeCompare(b.label));
  return {
    theme: themes.map((value) => ({ value, label: t(`themes.${value}`) })),
    municipality: byLabel(municipalitiesOf(services).map((value) => ({ value, label: places.get(value) ?? value }))),
    group: targetGroups.map((value) => ({ value, label: t(`groups.${value}`) })),
    way: channelKinds.map((value) => ({ value, label: t(`ways.${value}`) })),
    language: [
      ...common.filter((code) => languages.includes(code)).map((value) => ({ value, label: languageName(value) })),
      ...byLabel(
        languages.filter((code) => !common.includes(code)).map((value) => ({ value, label: languageName(value) })),
      ),
    ],
  };
}
const panelKinds: readonly PanelKind[] = ['theme', 'municipality', 'group', 'way', 'language'];

// The list may have been scrolled: what was asked for comes into sight.
const intoSight = (panel: HTMLElement | null) => panel?.scrollIntoView({ block: 'start' });

/** All groups of filters, each choice with how many services it would show. */
export function FilterPanel({
  filters,
  facets,
  services,
  words,
  onChange,
}: {
  filters: Filters;
  facets: Facets;
  services: readonly Service[];
  words: Words;
  onChange: (filters: Filters) => void;
}) {
  const { t } = words;
  const choices = choicesOf(services, words);
  return (
    <div className="st-panel" ref={intoSight}>
      {panelKinds.map((kind) => (
        <fieldset key={kind} className="st-panel-group">
          <legend className="tp-weak">{t(kind)}</legend>
          <div className="st-chips">
            {choices[kind]
              .filter(({ value }) => filters[kind].has(value) || (facets[kind].get(value) ?? 0) > 0)
              .map(({ value, label }) => (
                <FilterChip
                  key={value}
                  on={filters[kind].has(value)}
                  onToggle={() => onChange(toggle(filters, kind, value))}
                >
                  {label} <span className="st-count">{facets[kind].get(value) ?? 0}</span>
                </FilterChip>
              ))}
          </div>
        </fieldset>
      ))}
      {countChosen(filters) > 0 && (
        <div>
          <Button onClick={() => onChange(noFilters)}>{t('clearFilters')}</Button>
        </div>
      )}
    </div>
  );
}

/** What is chosen in the closed panel, so that no filter works unseen. */
export const chosenChips = (
  filters: Filters,
  words: Words,
  services: readonly Service[],
  onChange: (filters: Filters) => void,
) => {
  const choices = choicesOf(services, words);
  return panelKinds.flatMap((kind) =>
    choices[kind]
      .filter(({ value }) => filters[kind].has(value))
      .map(({ value, label }) => (
        <FilterChip key={`${kind}-${value}`} on onToggle={() => onChange(toggle(filters, kind, value))}>
          {label}
        </FilterChip>
      )),
  );
};
