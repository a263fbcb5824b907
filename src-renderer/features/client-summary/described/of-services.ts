import { writeDate } from '../write.js';
import { type Described, type Entry, type Words, describedAs, known } from './described.js';

/** Contacts, access to care, social services and plans. */
export const ofContact = (one: Entry<'contacts'>, { t }: Words): Described =>
  describedAs('contacts', one, {
    title: one.title,
    facts: known(
      t(`clientViewsLater:says.mode.${one.mode}`),
      one.reason,
      one.status === 'done' ? undefined : t(`clientViewsLater:says.contact.${one.status}`),
      one.professional,
      one.place,
    ),
    at: one.start ?? one.end,
  });

export const ofCareAccess = (one: Entry<'careAccess'>, { t }: Words): Described =>
  describedAs('careAccess', one, {
    title: one.title,
    facts: known(
      t(`clientViewsLater:says.access.${one.state}`),
      one.limit === undefined ? undefined : t('clientViewsLater:says.limit', { date: writeDate(one.limit) }),
      one.booked === undefined ? undefined : t('clientViewsLater:says.booked', { date: writeDate(one.booked) }),
      one.thirdNext === undefined
        ? undefined
        : t('clientViewsLater:says.thirdNext', { date: writeDate(one.thirdNext) }),
    ),
    at: one.assessed,
  });

export const ofSocial = (one: Entry<'social'>, { t }: Words): Described =>
  describedAs('social', one, {
    title: one.title,
    facts: known(
      t(`clientViewsLater:says.social.${one.kind}`),
      one.serviceTask === one.title ? undefined : one.serviceTask,
      one.detail,
      t(`clientViewsLater:says.status.${one.status}`),
      period(one.start, one.end, t),
      one.worker,
      one.unit,
    ),
    at: one.start ?? one.end,
  });

export const ofPlan = (one: Entry<'plans'>, { t }: Words): Described =>
  describedAs('plans', one, {
    title: one.title,
    facts: known(t(`clientViewsLater:says.plan.${one.kind}`), one.detail, ...one.lines, period(one.start, one.end, t)),
    at: one.start ?? one.end,
  });

/** From when to when, as far as it is known. */
function period(start: string | undefined, end: string | undefined, t: Words['t']): string | undefined {
  if (end === undefined)
    return start === undefined ? undefined : t('clientViewsLater:says.since', { date: writeDate(start) });
  return t('clientViewsLater:says.period', { from: start === undefined ? '' : writeDate(start), to: writeDate(end) });
}
