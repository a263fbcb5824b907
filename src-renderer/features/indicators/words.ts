import type { TFunction } from 'i18next';
import type { Aim, ThirdFree } from '#shared/indicators.js';
import type { Language } from '#shared/language.js';
import type { LimitRule } from '#shared/limit-rules.js';
import { formatDate } from '../../ui/format.js';
import { FEW } from '#shared/usage-figures.js';
import type { Share } from './counted.js';

/** How many, or that they are few. */
export const writeCount = (t: TFunction<'indicatorsLater'>, count: number): string =>
  count > 0 && count < FEW ? t('indicatorsLater:few', { count: FEW }) : String(count);

const percent = (share: number, language: Language) => `${Math.round(share * 100)}${language === 'en' ? '' : ' '}%`;

/** Length of a bar; few are not drawn, for the bar would tell how many. */
export const barOf = (count: number): number | undefined => (count > 0 && count < FEW ? undefined : count);

/** `80 % (12 / 15)`, or that there are too few to tell. */
export const writeShare = (
  t: TFunction<'indicatorsLater'>,
  { share, wanted, of }: Share,
  language: Language,
): string =>
  share === undefined
    ? of === 0
      ? t('indicatorsLater:noneYet')
      : t('indicatorsLater:few', { count: FEW })
    : `${percent(share, language)} (${wanted} / ${of})`;

/** The same as cells of a table: how many there are, and the share in whole percents. */
export const shareCells = (
  t: TFunction<'indicatorsLater'>,
  { share, of }: Share,
): [string | number, string | number] =>
  share === undefined ? [writeCount(t, of), ''] : [of, Math.round(share * 100)];

/** Days with a decimal comma, as a median may have half a day. */
export const writeDays = (t: TFunction<'indicatorsLater'>, days: number, language: Language): string =>
  t('indicatorsLater:t3.days', { count: days, number: days.toLocaleString(language === 'en' ? 'en-GB' : 'fi-FI') });

export const writeThird = (t: TFunction<'indicatorsLater'>, value: ThirdFree, language: Language): string =>
  value.kind === 'days' ? writeDays(t, value.days, language) : t('indicatorsLater:t3.none', { days: value.within });

export const writeAim = (t: TFunction<'indicatorsLater'>, aim: Aim, language: Language): string =>
  t('indicatorsLater:aimBy', {
    what: aim.of === 't3Days' ? `≤ ${writeDays(t, aim.value, language)}` : `≥ ${percent(aim.value, language)}`,
    date: formatDate(aim.by, language),
  });

/** How long a rule gives: 14 vrk, 3 kk, samana arkipäivänä. */
export function writeLength(t: TFunction<'indicatorsLater'>, { limit }: LimitRule): string {
  if ('days' in limit)
    return limit.days === 0
      ? t('indicatorsLater:length.atOnce')
      : t('indicatorsLater:length.days', { count: limit.days });
  if ('weeks' in limit) return t('indicatorsLater:length.weeks', { count: limit.weeks });
  if ('months' in limit) return t('indicatorsLater:length.months', { count: limit.months });
  return limit.workingDays === 0
    ? t('indicatorsLater:length.sameDay')
    : t('indicatorsLater:length.workingDays', { count: limit.workingDays });
}

/** Whom a rule concerns by age. */
export function writeAge(t: TFunction<'indicatorsLater'>, { age }: LimitRule): string {
  if (age?.below !== undefined) return t('indicatorsLater:age.below', { age: age.below });
  return age?.from === undefined ? t('indicatorsLater:age.all') : t('indicatorsLater:age.from', { age: age.from });
}

/** When it is in force: `1.1.2025–`, `1.9.2023–31.12.2024`. */
export const writePeriod = ({ from, until }: LimitRule, language: Language): string =>
  `${formatDate(from, language)}–${until === undefined ? '' : formatDate(until, language)}`;

/** How long somebody waited: 45 s, 3 min, 2 h 10 min. */
export function writeWait(t: TFunction<'indicatorsLater'>, seconds: number, language: Language): string {
  if (seconds < 60) return t('indicatorsLater:wait.seconds', { count: Math.round(seconds) });
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return t('indicatorsLater:wait.minutes', { count: minutes });
  const hours = (minutes / 60).toLocaleString(language === 'en' ? 'en-GB' : 'fi-FI', { maximumFractionDigits: 1 });
  return t('indicatorsLater:wait.hours', { hours });
}
