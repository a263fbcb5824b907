import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Named, SlotFilter } from '#shared/appointments.js';
import { localize } from '#shared/localize.js';
import { languageOf } from '../../ui/format.js';
import '../../ui/fields.css';

interface Catalogue {
  units: readonly Named[];
  professions: readonly Named[];
  services: readonly Named[];
}
const modes = ['onSite', 'remote', 'phone'] as const;

/** What is looked for: service, profession, unit, and how one meets. */
export function Filters({
  catalogue,
  filter,
  onChange,
}: {
  catalogue: Catalogue;
  filter: SlotFilter;
  onChange: (filter: SlotFilter) => void;
}) {
  const { t, i18n } = useTranslation('appointmentsLater');
  const language = languageOf(i18n.language);
  const set = (key: keyof SlotFilter, value: string) => {
    const { [key]: _, ...rest } = filter;
    const mode = modes.find((one) => one === value);
    if (key !== 'mode') onChange(value === '' ? rest : { ...rest, [key]: value });
    else onChange(mode === undefined ? rest : { ...rest, mode });
  };
  const named = (all: readonly Named[]) => all.map(({ id, name }) => ({ id, text: localize(name, language) }));
  return (
    <div className="ap-filters">
      <Choice
        name={t('filter.service')}
        value={filter.service}
        options={named(catalogue.services)}
        onPick={(id) => set('service', id)}
      />
      <Choice
        name={t('filter.profession')}
        value={filter.profession}
        options={named(catalogue.professions)}
        onPick={(id) => set('profession', id)}
      />
      <Choice
        name={t('filter.unit')}
        value={filter.unit}
        options={named(catalogue.units)}
        onPick={(id) => set('unit', id)}
      />
      <Choice
        name={t('filter.mode')}
        value={filter.mode}
        options={modes.map((id) => ({ id, text: t(`mode.${id}`) }))}
        onPick={(id) => set('mode', id)}
      />
    </div>
  );
}

function Choice({
  name,
  value,
  options,
  onPick,
}: {
  name: string;
  value: string | undefined;
  options: readonly { id: string; text: string }[];
  onPick: (id: string) => void;
}) {
  const { t } = useTranslation('appointmentsLater');
  const id = useId();
  return (
    <div className="tp-field">
      <label htmlFor={id}>{name}</label>
      <select id={id} className="tp-input" value={value ?? ''} onChange={(event) => onPick(event.target.value)}>
        <option value="">{t('filter.any')}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
