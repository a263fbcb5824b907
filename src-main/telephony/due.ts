import type { Due } from '#shared/telephony.js';
import { contactRules } from './contact-rules.js';

export interface OfficeHours {
  /** `08:00`, by Finland's clock. */
  from: string;
  until: string;
}

const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', dateStyle: 'short', timeStyle: 'short' });
const HOUR = 3_600_000;

/** Day and time of an instant in Finland. */
const inFinland = (at: number): { day: string; time: string } => {
  const [day = '', time = ''] = parts.format(at).split(' ');
  return { day, time };
};

/** The instant of a day and time in Finland: two or three hours after UTC, whichever reads as asked. */
function instantOf(day: string, time: string): number {
  const utc = Date.parse(`${day}T${time}:00Z`);
  const found = [utc - 2 * HOUR, utc - 3 * HOUR].find((at) => {
    const read = inFinland(at);
    return read.day === day && read.time === time;
  });
  return found ?? utc - 2 * HOUR;
}

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 24 * HOUR).toISOString().slice(0, 10);

/**
 * When a call-back must be kept: at the time agreed with the client, else by the end of office hours of the same day. Who
 * contacts outside of them is called on the next working day's. Pure.
 * @param madeAt ms since the epoch
 * @param isWorkingDay of a day, YYYY-MM-DD
 */
export function dueOf(
  madeAt: number,
  agreedAt: string | undefined,
  hours: OfficeHours,
  isWorkingDay: (day: string) => boolean,
): Due {
  if (agreedAt !== undefined) return { at: agreedAt, by: 'agreed' };
  const { day, time } = inFinland(madeAt);
  let due = day;
  if (time >= hours.until) due = nextDay(due);
  while (!isWorkingDay(due)) due = nextDay(due);
  const rule = contactRules.findLast(({ from }) => from <= day);
  return {
    at: new Date(instantOf(due, hours.until)).toISOString(),
    by: 'sameDay',
    ...(due === day ? {} : { nextWorkingDay: true }),
    ...(rule === undefined ? {} : { act: rule.act, from: rule.from }),
  };
}
