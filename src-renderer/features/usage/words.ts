import type { TFunction } from 'i18next';

/** A length of time in whole minutes: `1 h 25 min`. What is less than one is said so. */
export function writeDuration(t: TFunction<'usageLater'>, seconds: number): string {
  if (seconds > 0 && seconds < 60) return t('usageLater:duration.short');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours === 0
    ? t('usageLater:duration.minutes', { minutes })
    : t('usageLater:duration.hours', { hours, minutes });
}
