import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Service } from '#shared/service-tray.js';
import { Icon } from '../../../ui/icon.js';
import { type Wish, noWish, toggle, wishGroups, without } from '../wish.js';
import type { Words } from '../words.js';
import { type Choices, choicesOf, townNames } from './choices.js';

export interface Condition {
  /** Of the group, as the search names it. */
  of: string;
  key: string;
  label: string;
  /** The wish without it. */
  rest: Wish;
}

/** What has been chosen, each condition by its name and with the way to drop it. */
export function conditionsOf(
  wish: Wish,
  { choices, names, t }: { choices: Choices; names: ReadonlyMap<string, string>; t: TFunction<'serviceFindingLater'> },
): Condition[] {
  const { place, favourites } = wish;
  return [
    ...wishGroups.flatMap((group) =>
      (wish.chosen[group] ?? []).map((value) => ({
        of: group,
        key: `${group} ${value}`,
        label: choices[group].find((choice) => choice.value === value)?.label ?? value,
        rest: toggle(wish, group, value),
      })),
    ),
    ...(place === undefined
      ? []
      : [
          {
            of: 'near',
            key: 'near',
            label: t('distance.chosen', { name: names.get(place.name) ?? place.name, count: place.kilometres }),
            rest: without(wish, 'place'),
          },
        ]),
    ...(favourites === undefined
      ? []
      : [{ of: 'only', key: 'only', label: t(`favourites.${favourites}`), rest: without(wish, 'favourites') }]),
  ];
}

/** The conditions by name, for who draws them. */
export function useConditions(wish: Wish, services: readonly Service[], words: Words): Condition[] {
  const { t } = useTranslation('serviceFindingLater');
  const choices = useMemo(() => choicesOf(services, words, t), [services, words, t]);
  const names = useMemo(() => townNames(services, words), [services, words]);
  return conditionsOf(wish, { choices, names, t });
}

/** These have a chip of their own that is always in sight. */
const IN_SIGHT = ['cost free', 'selfReferral yes'];

/** What is chosen as chips that are taken away by pressing, so that no filter works unseen. */
export function Chosen({
  wish,
  services,
  words,
  onChange,
}: {
  wish: Wish;
  services: readonly Service[];
  words: Words;
  onChange: (wish: Wish) => void;
}) {
  const { t } = useTranslation('serviceFindingLater');
  const conditions = useConditions(wish, services, words);
  if (conditions.length === 0) return null;
  return (
    <div className="st-chips st-chosen" role="group" aria-label={t('chosen')}>
      {conditions
        .filter(({ key }) => !IN_SIGHT.includes(key))
        .map(({ key, label, rest }) => (
          <button
            key={key}
            type="button"
            className="tp-chip st-chosen-chip"
            aria-label={t('drop', { name: label })}
            title={t('drop', { name: label })}
            onClick={() => onChange(rest)}
          >
            {label}
            <Icon name="close" size={12} />
          </button>
        ))}
      <button type="button" className="st-clear" onClick={() => onChange(noWish)}>
        {t('clearAll')}
      </button>
    </div>
  );
}
