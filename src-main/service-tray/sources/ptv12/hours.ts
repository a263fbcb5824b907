import type { PtvServiceHour } from '#shared/ptv.js';
import type { Ptv12Hours } from '#shared/ptv12.js';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * v12's hours as v11 tells them. Exceptional days, holidays, every other week and stretches over several days are left
 * out: the tray's words have no place for them, and none is better than a wrong one. Pure.
 */
export const toHours = (hours: Ptv12Hours): PtvServiceHour[] =>
  (hours?.hours ?? []).flatMap(({ type, fromDate, toDate, openingStatus, weeklyHours }): PtvServiceHour[] => {
    const common = {
      serviceHourType: 'DaysOfTheWeek',
      isClosed: false,
      isAlwaysOpen: false,
      isReservation: false,
      validFrom: fromDate,
      validTo: toDate,
      openingHour: [],
    };
    if (type === 'ContinuousAlwaysValidServiceHour')
      return [{ ...common, isAlwaysOpen: openingStatus === 'Open', isReservation: openingStatus !== 'Open' }];
    if (type !== 'WeeklyUntilFurtherNoticeServiceHour' && type !== 'WeeklyDateRangeServiceHour') return [];
    const all = DAYS.flatMap((day) =>
      (weeklyHours?.[day.toLowerCase()]?.hours ?? []).map((one) => ({ ...one, day })),
    ).filter(({ repetition }) => (repetition ?? 'Weekly') === 'Weekly');
    const open = all.filter((one) => one.openingStatus === 'Open');
    if (open.length === 0 && all.length > 0) return [{ ...common, isReservation: true }];
    const openingHour = open.map(({ day, start, end }) => ({ dayFrom: day, dayTo: null, from: start, to: end }));
    return openingHour.length === 0 ? [] : [{ ...common, openingHour }];
  });
