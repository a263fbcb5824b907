import { channelKinds, targetGroups, themes } from '#shared/choices.js';
import type { Service } from '#shared/service-tray.js';
import type { TFunction } from 'i18next';
import type { Words } from '../words.js';
import type { WishGroup } from '../wish.js';

export interface Choice {
  value: string;
  label: string;
}
export type Choices = Readonly<Record<WishGroup, readonly Choice[]>>;

const COMMON = ['fi', 'sv', 'en'];

/** The name of each municipality in the interface's language, by its Finnish one. */
export const townNames = (services: readonly Service[], { local }: Words): ReadonlyMap<string, string> =>
  new Map(services.flatMap(({ municipalities }) => municipalities).map((name) => [name.fi, local(name)]));

/** The choices of every group with their names, in the order to show them. */
export function choicesOf(
  services: readonly Service[],
  words: Words,
  texts: TFunction<'serviceFindingLater'>,
): Choices {
  const { t, languageName } = words;
  const byLabel = (choices: Choice[]) => choices.toSorted((a, b) => a.label.localeCompare(b.label));
  const languages = [...new Set(services.flatMap((service) => service.languages))];
  const named = (codes: readonly string[]) => codes.map((value) => ({ value, label: languageName(value) }));
  return {
    theme: themes.map((value) => ({ value, label: t(`themes.${value}`) })),
    group: targetGroups.map((value) => ({ value, label: t(`groups.${value}`) })),
    municipality: byLabel([...townNames(services, words)].map(([value, label]) => ({ value, label }))),
    way: channelKinds.map((value) => ({ value, label: t(`ways.${value}`) })),
    language: [
      ...named(COMMON.filter((code) => languages.includes(code))),
      ...byLabel(named(languages.filter((code) => !COMMON.includes(code)))),
    ],
    cost: [
      { value: 'free', label: t('free') },
      { value: 'charged', label: t('charge.charged') },
    ],
    selfReferral: [{ value: 'yes', label: t('selfReferral') }],
    accessible: [{ value: 'yes', label: texts('accessible') }],
    soon: [{ value: 'yes', label: texts('soon') }],
  };
}
