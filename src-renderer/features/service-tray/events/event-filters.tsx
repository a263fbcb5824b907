import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { targetGroups, themes } from '#shared/choices.js';
import type { ServiceEvent } from '#shared/service-tray.js';
import '../../../ui/fields.css';
import type { Words } from '../words.js';
import type { EventWish } from './coming.js';

/** Theme, municipality and target group, of those that the events have. */
export function EventFilters({
  events,
  wish,
  words,
  onChange,
}: {
  events: readonly ServiceEvent[];
  wish: EventWish;
  words: Words;
  onChange: (wish: EventWish) => void;
}) {
  const { t } = useTranslation('serviceTrayEventsLater');
  const id = useId();
  const towns = new Map(
    events.flatMap(({ place: { municipality } }) => municipality ?? []).map((name) => [name.fi, words.local(name)]),
  );
  const there = {
    theme: new Set<string>(events.map((event) => event.theme)),
    group: new Set<string>(events.flatMap((event) => event.targetGroups)),
  };
  const choices: { kind: keyof EventWish; label: string; options: [string, string][] }[] = [
    {
      kind: 'theme',
      label: t('theme'),
      options: themes.filter((one) => there.theme.has(one)).map((one) => [one, t(`serviceTray:themes.${one}`)]),
    },
    {
      kind: 'municipality',
      label: t('municipality'),
      options: [...towns].toSorted(([, a], [, b]) => a.localeCompare(b, words.language)),
    },
    {
      kind: 'group',
      label: t('group'),
      options: targetGroups
        .filter((one) => one !== 'everyone' && there.group.has(one))
        .map((one) => [one, t(`serviceTray:groups.${one}`)]),
    },
  ];
  return (
    <div className="st-event-filters">
      {choices.map(({ kind, label, options }) => (
        <label key={kind} className="tp-field" htmlFor={`${id}-${kind}`}>
          {label}
          <select
            id={`${id}-${kind}`}
            className="tp-input"
            value={wish[kind]}
            onChange={(event) => onChange({ ...wish, [kind]: event.target.value })}
          >
            <option value="">{t('any')}</option>
            {options.map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}
