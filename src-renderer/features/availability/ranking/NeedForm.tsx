import { useTranslation } from 'react-i18next';
import type { Colleague } from '#shared/availability.js';
import { professions } from '#shared/choices.js';
import { Choice } from '../Choice.js';
import { useChoices } from '../use-choices.js';
import type { Need } from './need.js';

/** Whom the client's matter needs, as it can be changed. */
export function NeedForm({
  id,
  colleagues,
  need,
  onChange,
}: {
  id: string;
  colleagues: readonly Colleague[];
  need: Need;
  onChange: (need: Need) => void;
}) {
  const { t } = useTranslation('availabilityLater');
  const choices = useChoices(colleagues);
  return (
    <div className="av-more av-need-form" id={id}>
      <Choice
        label={t('filter.language')}
        value={need.language}
        choices={choices.language}
        onChange={(language) => onChange({ ...need, language })}
      />
      <Choice
        label={t('filter.profession')}
        value={need.profession}
        choices={choices.profession}
        onChange={(value) => onChange({ ...need, profession: professions.find((each) => each === value) ?? '' })}
      />
      {(['skill', 'municipality', 'unit'] as const).map((field) => (
        <Choice
          key={field}
          label={t(`filter.${field}`)}
          value={need[field]}
          choices={choices[field]}
          onChange={(value) => onChange({ ...need, [field]: value })}
        />
      ))}
    </div>
  );
}
