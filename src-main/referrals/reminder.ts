import { assertNever } from '#shared/assert-never.js';
import type { ReferralPolicy } from '#shared/referral-policy.js';
import type { ReferralState, Reminder, ReminderKind } from '#shared/referrals.js';
import { dayOf } from '../access/index.js';
import type { ReminderMark } from './referral.js';

export type ReminderRule = ReferralPolicy['types'][number]['reminders'];

/** How a referral stands, as far as a reminder of it depends on that. Times ISO 8601, days YYYY-MM-DD. */
export interface Standing {
  state: ReferralState;
  sentAt: string | undefined;
  changedAt: string | undefined;
  planned: string | undefined;
  until: string | undefined;
  /** Taken back here, by the sender. */
  takenBack: boolean;
  /** The receiver has told how it went, and may. */
  feedback: boolean;
}

const DAY_MS = 86_400_000;
/** So many days later. */
const later = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
const isDay = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text);
const dayAt = (time: string | undefined): string | undefined =>
  time === undefined || Number.isNaN(Date.parse(time)) ? undefined : dayOf(time);

type Natural = Pick<Reminder, 'kind' | 'on'>;

/** What a referral reminds of by itself, and from which day. Pure. */
export function naturalReminder(standing: Standing, rule: ReminderRule): Natural | undefined {
  const { state, sentAt, changedAt, planned, until, feedback } = standing;
  const from = (kind: ReminderKind, day: string | undefined, days: number): Natural | undefined =>
    day === undefined ? undefined : { kind, on: later(day, days) };
  const told = feedback ? from('feedback', dayAt(changedAt), 0) : undefined;
  switch (state) {
    case 'sent':
      return from('unopened', dayAt(sentAt), rule.unopenedDays);
    case 'received':
      // What the receiver has planned is waited for, and not longer.
      if (isDay(planned)) return from('plannedPassed', planned, 1);
      return from('uncontacted', dayAt(changedAt ?? sentAt), rule.uncontactedDays);
    case 'notReached':
      return from('notReached', dayAt(changedAt ?? sentAt), 0);
    case 'expired':
      return isDay(until) ? from('expired', until, 1) : undefined;
    case 'contacted':
    case 'takingPart':
    case 'ended':
      return told;
    case 'draft':
    case 'consented':
    case 'sending':
      return undefined;
    case 'cancelled':
      return standing.takenBack ? undefined : from('turnedDown', dayAt(changedAt ?? sentAt), 0);
    default:
      return assertNever(state);
  }
}

/**
 * What the professional is reminded of, after what they have said of it. Pure.
 * @param today YYYY-MM-DD in Finland
 */
export function reminderOf(
  standing: Standing,
  rule: ReminderRule,
  marks: readonly ReminderMark[],
  today: string,
): Reminder | undefined {
  const natural = naturalReminder(standing, rule);
  if (natural === undefined) return undefined;
  // Feedback that has been read stays read, whatever happens to the referral afterwards.
  const mark = marks.find(({ kind, of }) => kind === natural.kind && (kind === 'feedback' || of === natural.on));
  if (mark !== undefined && mark.until === undefined) return undefined;
  const on = mark?.until !== undefined && mark.until > natural.on ? mark.until : natural.on;
  return { kind: natural.kind, on, due: on <= today };
}
