import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsultationTarget, QueueOffer } from '#shared/consultation.js';
import { localize } from '#shared/localize.js';
import { usePeople } from '../../../ui/colleagues/use-people.js';
import { languageOf } from '../../../ui/format.js';
import { PersonField } from './PersonField.js';
import type { Lack } from './form.js';

const KINDS = ['person', 'queue', 'unit'] as const;

/** Who is asked: a person, a role queue, or everybody of a unit. */
export function TargetField({
  target,
  queues,
  lacks,
  onChange,
}: {
  target: ConsultationTarget | undefined;
  queues: readonly QueueOffer[];
  lacks: readonly Lack[];
  onChange: (target: ConsultationTarget | undefined) => void;
}) {
  const { t, i18n } = useTranslation('consultationLater');
  const people = usePeople();
  const id = useId();
  const kind = target?.kind ?? 'queue';
  const language = languageOf(i18n.language);
  const units = useMemo(
    () => [...new Set(people.colleagues.map(({ unit }) => unit))].toSorted(new Intl.Collator('fi').compare),
    [people.colleagues],
  );
  const begin = (of: (typeof KINDS)[number]) => {
    if (of === 'person') onChange({ kind: 'person', person: '' });
    else if (of === 'unit') onChange({ kind: 'unit', unit: '' });
    else onChange(undefined);
  };
  const queue = target?.kind === 'queue' ? queues.find((one) => one.id === target.queue) : undefined;
  return (
    <div className="co-target">
      <fieldset className="tp-choices">
        <legend>{t('target.title')}</legend>
        {KINDS.map((of) => (
          <label key={of}>
            <input type="radio" name={`${id}-kind`} checked={kind === of} onChange={() => begin(of)} />
            {t(`target.${of}`)}
          </label>
        ))}
      </fieldset>
      {kind === 'person' && (
        <PersonField
          people={people}
          chosen={target?.kind === 'person' ? target.person : ''}
          onChange={(person) => onChange({ kind: 'person', person })}
        />
      )}
      {kind === 'queue' && (
        <label className="tp-field">
          <span>{t('target.queue')}</span>
          <select
            className="tp-input"
            value={target?.kind === 'queue' ? target.queue : ''}
            onChange={(event) =>
              onChange(event.target.value === '' ? undefined : { kind: 'queue', queue: event.target.value })
            }
          >
            <option value="">{t('target.choose')}</option>
            {queues.map((one) => (
              <option key={one.id} value={one.id}>
                {localize(one.name, language)}
              </option>
            ))}
          </select>
          {queue !== undefined && (
            <span className="tp-weak">{t('target.free', { free: queue.free, members: queue.members })}</span>
          )}
        </label>
      )}
      {kind === 'unit' && (
        <label className="tp-field">
          <span>{t('target.unit')}</span>
          <select
            className="tp-input"
            value={target?.kind === 'unit' ? target.unit : ''}
            onChange={(event) => onChange({ kind: 'unit', unit: event.target.value })}
          >
            <option value="">{t('target.choose')}</option>
            {units.map((unit) => (
              <option key={unit} value={unit}>
                {unit}
              </option>
            ))}
          </select>
        </label>
      )}
      {lacks.includes('target') && (
        <p className="co-lack" role="alert">
          {t('lack.target')}
        </p>
      )}
    </div>
  );
}
