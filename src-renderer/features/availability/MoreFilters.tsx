import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Colleague } from '#shared/availability.js';
import { professions } from '#shared/choices.js';
import { type Filters, choicesOf } from './search.js';
import { languageName, professionWord } from '../../ui/colleagues/words.js';

function Choice({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: string;
  choices: readonly { value: string; text: string }[];
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation('availability');
  return (
    <label className="av-choice">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('any')}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The filters behind "Lisää": profession, unit, municipality, language and skill, as the directory holds them. */
export default function MoreFilters({
  id,
  colleagues,
  filters,
  onChange,
}: {
  id: string;
  colleagues: readonly Colleague[];
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
}) {
  const { t, i18n } = useTranslation('availability');
  const choices = useMemo(() => {
    const plain = (pick: (colleague: Colleague) => readonly string[]) =>
      choicesOf(colleagues, pick).map((value) => ({ value, text: value }));
    return {
      unit: plain(({ unit }) => [unit]),
      municipality: plain(({ municipality }) => (municipality === undefined ? [] : [municipality])),
      skill: plain(({ skills }) => skills),
      language: choicesOf(colleagues, ({ languages }) => languages).map((value) => ({
        value,
        text: languageName(t, value, i18n.language),
      })),
      profession: professions.map((value) => ({ value, text: professionWord(t, value) })),
    };
  }, [colleagues, t, i18n.language]);
  return (
    <div className="av-more" id={id}>
      <Choice
        label={t('filter.profession')}
        value={filters.profession}
        choices={choices.profession}
        onChange={(value) => onChange({ profession: professions.find((each) => each === value) ?? '' })}
      />
      <Choice
        label={t('filter.unit')}
        value={filters.unit}
        choices={choices.unit}
        onChange={(unit) => onChange({ unit })}
      />
      <Choice
        label={t('filter.municipality')}
        value={filters.municipality}
        choices={choices.municipality}
        onChange={(municipality) => onChange({ municipality })}
      />
      <Choice
        label={t('filter.language')}
        value={filters.language}
        choices={choices.language}
        onChange={(language) => onChange({ language })}
      />
      <Choice
        label={t('filter.skill')}
        value={filters.skill}
        choices={choices.skill}
        onChange={(skill) => onChange({ skill })}
      />
    </div>
  );
}
