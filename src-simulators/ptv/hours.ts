const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const NAMES = ['ma', 'ti', 'ke', 'to', 'pe', 'la', 'su'];
const PART =
  /^(?:((?:ma|ti|ke|to|pe|la|su)(?:[–,]\s?(?:ma|ti|ke|to|pe|la|su))*)\s+)(\d{1,2}(?:\.\d\d)?)–(\d{1,2}(?:\.\d\d)?)$/;

const clock = (time: string): string => {
  const [hour = '0', minute = '00'] = time.split('.');
  return `${hour.padStart(2, '0')}:${minute}:00`;
};

/** Days of "ma", "ma–pe" or "ti, to". */
const daysOf = (text: string): string[] =>
  text.split(/,\s?/).flatMap((part) => {
    const [from = '', to = from] = part.split('–');
    return DAYS.slice(NAMES.indexOf(from), NAMES.indexOf(to) + 1);
  });

/**
 * PTV's hours of a text such as "ma–pe 8–16, la 10–14", "ti, to 9–12" or "sovitusti" (by appointment). Pure.
 * @throws on anything else: the text is the demo's own, and tested
 */
export function serviceHours(text: string | undefined): object[] {
  if (text === undefined || text === '') return [];
  const common = {
    serviceHourType: 'DaysOfTheWeek',
    validFrom: null,
    validTo: null,
    isClosed: false,
    validForNow: true,
  };
  const more = { isAlwaysOpen: false, additionalInformation: [] };
  if (text === 'sovitusti') return [{ ...common, ...more, isReservation: true, openingHour: [] }];
  const openingHour = text.split(/(?<=\d),\s+/).flatMap((part) => {
    const [, days, from, to] = PART.exec(part) ?? [];
    if (days === undefined || from === undefined || to === undefined) throw new Error(`hours: ${text}`);
    return daysOf(days).map((dayFrom) => ({ dayFrom, dayTo: '', from: clock(from), to: clock(to) }));
  });
  return [{ ...common, ...more, isReservation: false, openingHour }];
}
