import * as z from 'zod';
import { assertNever } from '#shared/assert-never.js';
import type { Failure } from '#shared/failure.js';
import type { Followed, ReferralState, ReminderKind } from '#shared/referrals.js';
import { type Referral, isOver, stateOf } from './referral.js';
import { type ReminderRule, type Standing, reminderOf } from './reminder.js';
import type { TaskView } from './task.js';

/** A referral that nobody took up by its last day has expired, whatever the receiver's system says. Pure. */
export const withExpiry = (state: ReferralState, until: string | undefined, today: string): ReferralState =>
  (state === 'sent' || state === 'received') && until !== undefined && until < today ? 'expired' : state;

/** What the professional should do next. @param due the reminder that is due, if any. Pure. */
export function nextOf(
  state: ReferralState,
  { failing, due }: { failing: boolean; due: ReminderKind | undefined },
): Followed['next'] {
  if (state === 'sending' && failing) return 'retry';
  switch (due) {
    case 'unopened':
    case 'uncontacted':
    case 'plannedPassed':
      return 'askReceiver';
    case 'notReached':
      return 'callClient';
    case 'turnedDown':
      return 'agreeAnew';
    case 'expired':
      return 'renew';
    case 'feedback':
      return 'readFeedback';
    case undefined:
      return isOver(state) || state === 'expired' || state === 'draft' || state === 'consented' ? 'nothing' : 'wait';
    default:
      return assertNever(due);
  }
}

const dateTime = z.iso.datetime({ offset: true }).optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);

interface Heard {
  receiver: string;
  tasks: readonly TaskView[];
}
export interface FollowParts {
  own: readonly Referral[];
  /** Names of the referral types and of their receivers, and when silence reminds. */
  typeOf: (id: string | undefined) => { title: string; receiver: string; reminders: ReminderRule };
  failureOf: (id: string) => Failure | undefined;
  /** How it stands in the client's own record. */
  recordOf: (referral: Referral) => Followed['record'];
  heard: readonly Heard[];
  self: string;
  selfName: string;
  /** YYYY-MM-DD in Finland. */
  today: string;
}

/** The follow-up list: own referrals that have left or are on their way, and what the receivers tell of the team's. Pure. */
export function toRows(parts: FollowParts): Followed[] {
  const { own, typeOf, failureOf, recordOf, heard, self, selfName, today } = parts;
  /** What is told of one's own referral besides, and what is to be done next. */
  function following(standing: Standing, type: string | undefined, local: Referral | undefined) {
    const failure = local === undefined ? undefined : failureOf(local.id);
    const reminder = reminderOf(standing, typeOf(type).reminders, local?.marks ?? [], today);
    const due = reminder?.due === true ? reminder.kind : undefined;
    return {
      next: nextOf(standing.state, { failing: failure !== undefined, due }),
      ...given({ planned: day.parse(standing.planned) }),
      ...given({ reminder: local === undefined ? undefined : reminder }),
      ...given({ failure }),
      ...given({ record: local === undefined ? undefined : recordOf(local) }),
    };
  }
  const kept = new Map(own.map((one) => [one.id, one]));
  const told = heard.flatMap(({ receiver, tasks }) => tasks.map((task) => ({ receiver, task })));
  const known = new Set(told.map(({ task }) => task.referral));
  const fromTasks = told.map(({ receiver, task }): Followed => {
    const mine = task.sender.id === self;
    const local = mine ? kept.get(task.referral) : undefined;
    // What was taken back here is cancelled at once, also while the receiver has not heard of it.
    const here = local !== undefined && (local.phase === 'withdrawing' || local.phase === 'withdrawn');
    const state = here && !isOver(task.state) ? 'cancelled' : withExpiry(task.state, task.until, today);
    const feedback = !task.feedbackAllowed ? 'notAllowed' : task.feedback === undefined ? 'none' : 'given';
    const { sentAt, changedAt, planned, until } = task;
    const standing = { state, sentAt, changedAt, planned, until, takenBack: here, feedback: feedback === 'given' };
    return {
      id: task.referral,
      ...(task.type === undefined ? {} : { type: task.type }),
      title: task.title,
      receiver,
      ...(mine ? { client: clientOf(task.client, local) } : {}),
      mine,
      sender: task.sender.name,
      link: task.link,
      state,
      ...given({ sentAt: dateTime.parse(sentAt) }),
      ...given({ changedAt: dateTime.parse(changedAt) }),
      ...given({ contactedAt: dateTime.parse(task.contactedAt) }),
      ...given({ until: day.parse(until) }),
      feedback,
      ...following(standing, task.type, local),
    };
  });
  const waiting = own.flatMap((one): Followed[] => {
    const state = withExpiry(stateOf(one), one.until, today);
    if (known.has(one.id) || one.phase === 'draft' || one.phase === 'consented') return [];
    const { title, receiver } = typeOf(one.type);
    const { sentAt, until, heard: last } = one;
    const standing = {
      state,
      sentAt,
      changedAt: last?.at,
      planned: last?.planned,
      until,
      takenBack: one.phase === 'withdrawing' || one.phase === 'withdrawn',
      feedback: last?.feedback === true,
    };
    return [
      {
        id: one.id,
        type: one.type,
        title: [title, one.service?.name].filter(Boolean).join(' · '),
        receiver,
        client: clientOf(undefined, one),
        mine: true,
        sender: selfName,
        link: [one.link.name, one.link.contact].filter(Boolean).join(', '),
        state,
        ...given({ sentAt }),
        ...given({ changedAt: dateTime.parse(last?.at) }),
        ...given({ until }),
        feedback: one.consent?.feedback === true ? 'none' : 'notAllowed',
        ...following(standing, one.type, one),
      },
    ];
  });
  return [...waiting, ...fromTasks].toSorted(byTurn);
}

const when = ({ changedAt, sentAt }: Followed) => Date.parse(changedAt ?? sentAt ?? '') || 0;
/** Due ones first, those that have waited longest before others; then what changed last. */
function byTurn(one: Followed, other: Followed): number {
  const [mine, theirs] = [one, other].map(({ reminder }) => (reminder?.due === true ? reminder.on : '9999'));
  if (mine !== theirs) return (mine ?? '') < (theirs ?? '') ? -1 : 1;
  return when(other) - when(one);
}

/** The fields that are there. */
const given = <T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } => {
  const there: { [K in keyof T]?: NonNullable<T[K]> } = {};
  for (const key in fields) {
    const value = fields[key];
    if (value !== undefined && value !== null) there[key] = value;
  }
  return there;
};

const clientOf = (told: string | undefined, local: Referral | undefined) => ({
  name:
    local === undefined ? (told ?? '') : `${local.clientName.family.toLocaleUpperCase('fi')} ${local.clientName.given}`,
  ...(local === undefined ? {} : { reference: local.client }),
});
