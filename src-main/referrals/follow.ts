import * as z from 'zod';
import type { Failure } from '#shared/failure.js';
import type { Followed, ReferralState } from '#shared/referrals.js';
import { type Referral, isOver, stateOf } from './referral.js';
import type { TaskView } from './task.js';

const DAY_MS = 86_400_000;
/** Days after which a silence is worth asking about: nobody has opened it, or nobody has called the client. */
const UNOPENED_DAYS = 7;
const UNCONTACTED_DAYS = 14;

/** A referral that nobody took up by its last day has expired, whatever the receiver's system says. Pure. */
export const withExpiry = (state: ReferralState, until: string | undefined, today: string): ReferralState =>
  (state === 'sent' || state === 'received') && until !== undefined && until < today ? 'expired' : state;

interface Standing {
  state: ReferralState;
  sentAt: string | undefined;
  changedAt: string | undefined;
  feedback: Followed['feedback'];
  failing: boolean;
}

/** What the professional should do next. @param now ms since the epoch. Pure. */
export function nextOf({ state, sentAt, changedAt, feedback, failing }: Standing, now: number): Followed['next'] {
  const days = (since: string | undefined) => (since === undefined ? 0 : (now - Date.parse(since)) / DAY_MS);
  switch (state) {
    case 'sending':
      return failing ? 'retry' : 'wait';
    case 'sent':
      return days(sentAt) >= UNOPENED_DAYS ? 'askReceiver' : 'wait';
    case 'received':
      return days(changedAt ?? sentAt) >= UNCONTACTED_DAYS ? 'askReceiver' : 'wait';
    case 'contacted':
    case 'takingPart':
      return feedback === 'given' ? 'readFeedback' : 'wait';
    case 'notReached':
      return 'callClient';
    case 'expired':
      return 'renew';
    case 'ended':
      return feedback === 'given' ? 'readFeedback' : 'nothing';
    case 'cancelled':
    case 'draft':
    case 'consented':
      return 'nothing';
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
  /** Names of the referral types and of their receivers. */
  typeOf: (id: string) => { title: string; receiver: string };
  failureOf: (id: string) => Failure | undefined;
  heard: readonly Heard[];
  self: string;
  selfName: string;
  now: number;
  today: string;
}

/** The follow-up list: own referrals that have left or are on their way, and what the receivers tell of the team's. Pure. */
export function toRows({ own, typeOf, failureOf, heard, self, selfName, now, today }: FollowParts): Followed[] {
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
    const failure = local === undefined ? undefined : failureOf(local.id);
    const { sentAt, changedAt } = task;
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
      ...given({ until: day.parse(task.until) }),
      next: nextOf({ state, sentAt, changedAt, feedback, failing: failure !== undefined }, now),
      feedback,
      ...given({ failure }),
    };
  });
  const waiting = own.flatMap((one): Followed[] => {
    const state = stateOf(one);
    if (known.has(one.id) || one.phase === 'draft' || one.phase === 'consented') return [];
    const { title, receiver } = typeOf(one.type);
    const failure = failureOf(one.id);
    const { sentAt } = one;
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
        next: nextOf({ state, sentAt, changedAt: undefined, feedback: 'none', failing: failure !== undefined }, now),
        feedback: one.consent?.feedback === true ? 'none' : 'notAllowed',
        ...given({ failure }),
      },
    ];
  });
  const when = ({ changedAt, sentAt }: Followed) => Date.parse(changedAt ?? sentAt ?? '') || 0;
  return [...waiting, ...fromTasks].toSorted((one, other) => when(other) - when(one));
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
