import type { Language, Localized } from '#shared/language.js';
import type { PtvServiceHour } from '#shared/ptv.js';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const dayNames: Record<Language, readonly string[]> = {
  fi: ['ma', 'ti', 'ke', 'to', 'pe', 'la', 'su'],
  sv: ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const alwaysOpen: Record<Language, string> = { fi: 'ympäri vuorokauden', sv: 'dygnet runt', en: 'around the clock' };
const byReservation: Record<Language, string> = {
  fi: 'sovittuna aikana',
  sv: 'enligt överenskommelse',
  en: 'by appointment',
};

interface Span {
  first: number;
  last: number;
  times: string[];
}

/** "08:00:00" → "8", "16:30:00" → "16.30"; in English "16:30". */
const clockTime = (value: string, language: Language): string => {
  const [hour = '', minute = '00'] = value.split(':');
  return minute === '00' ? String(Number(hour)) : `${Number(hour)}${language === 'en' ? ':' : '.'}${minute}`;
};

/** Opening hours in words: days with the same hours are joined ("ma–pe 8–16, la 10–17"). Undefined when none is known. */
export function describeHours(hours: readonly PtvServiceHour[]): Localized | undefined {
  const open = hours.filter((hour) => hour.isClosed !== true);
  if (open.length === 0) return undefined;
  if (open.some((hour) => hour.isAlwaysOpen === true)) return alwaysOpen;
  const one = (language: Language) => {
    const spans = spansOf(open, language).map(({ first, last, times }) => {
      const names = dayNames[language];
      const range = first === last ? names[first] : `${names[first]}–${names[last]}`;
      return `${range} ${times.join(', ')}`;
    });
    return spans.length > 0 ? spans.join(', ') : byReservation[language];
  };
  if (!open.some((hour) => hour.isReservation === true || hour.openingHour.length > 0)) return undefined;
  return { fi: one('fi'), sv: one('sv'), en: one('en') };
}

function spansOf(hours: readonly PtvServiceHour[], language: Language): Span[] {
  const timesOf = days.map((): string[] => []);
  for (const { dayFrom, dayTo, from, to } of hours.flatMap((hour) => hour.openingHour)) {
    const first = days.indexOf(dayFrom ?? '');
    if (first === -1 || !from || !to) continue;
    const last = Math.max(first, days.indexOf(dayTo ?? ''));
    for (let day = first; day <= last; day += 1) {
      timesOf[day]?.push(`${clockTime(from, language)}–${clockTime(to, language)}`);
    }
  }
  const spans: Span[] = [];
  for (const [day, times] of timesOf.entries()) {
    const before = spans.at(-1);
    if (times.length === 0) continue;
    if (before?.last === day - 1 && before.times.join() === times.join()) before.last = day;
    else spans.push({ first: day, last: day, times });
  }
  return spans;
}
