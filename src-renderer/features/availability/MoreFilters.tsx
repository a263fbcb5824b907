import { useTranslation } from 'react-i18next';
import type { Colleague } from '#shared/availability.js';
import { professions } from '#shared/choices.js';
import { Choice } from './Choice.js';
import type { ColleagueGroups } from '#shared/workspace.js';
import type { Chosen } from './chosen.js';
import { useChoices } from './use-choices.js';

export interface MoreFiltersProps {
  id: string;
  colleagues: readonly Colleague[];
  groups: ColleagueGroups;
  chosen: Chosen;
  onChange: (change: Partial<Chosen>) => void;
}

/** The filters behind "Lisää": one's own groups, and profession, unit, municipality, language and skill. */
export default function MoreFilters({ id, colleagues, groups, chosen, onChange }: MoreFiltersProps) {
  const { t } = useTranslation('availabilityLater');
  const choices = useChoices(colleagues);
  const own = [
    { value: 'favourites', text: t('teams.favourites', { count: groups.favourites.length }) },
    ...groups.teams.map((team) => ({ value: team.id, text: team.name })),
  ];
  return (
    <div className="av-more" id={id}>
      <Choice
        label={t('filter.profession')}
        value={chosen.profession}
        choices={choices.profession}
        onChange={(value) => onChange({ profession: professions.find((each) => each === value) ?? '' })}
      />
      {(['unit', 'municipality', 'language', 'skill'] as const).map((field) => (
        <Choice
          key={field}
          label={t(`filter.${field}`)}
          value={chosen[field]}
          choices={choices[field]}
          onChange={(value) => onChange({ [field]: value })}
        />
      ))}
      <Choice label={t('filter.group')} value={chosen.group} choices={own} onChange={(group) => onChange({ group })} />
    </div>
  );
}
