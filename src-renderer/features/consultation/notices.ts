import type { Consultation, FullConsultation } from '#shared/consultation.js';
import { isUnread, partOf, rings } from './lists.js';

/** The last thing that somebody else did to a request, or that it began to ring here. */
export type Happening =
  | { kind: 'ringing'; by: string; at: string; contact: boolean }
  | { kind: 'accepted'; by: string; at: string }
  | { kind: 'notNow'; by: string; at: string; why?: string | undefined }
  | { kind: 'later'; by: string; at: string; until: string | undefined }
  | { kind: 'unanswered'; by: string; at: string }
  | { kind: 'message'; by: string; at: string }
  | { kind: 'answer'; by: string; at: string }
  | { kind: 'openedClient'; by: string; at: string }
  | { kind: 'closed'; by: string; at: string };

/** One line of the notification centre: one for each request, by what happened to it last. */
export interface Notice {
  id: string;
  topic: string;
  urgency: Consultation['urgency'];
  version: number;
  unread: boolean;
  happening: Happening;
}

function happeningsOf(consultation: FullConsultation, self: string): Happening[] {
  const { from, rings: all, messages, acceptedBy, acceptedAt, clientOpenedAt, closed, contact } = consultation;
  const asked = from === self;
  return [
    ...all.flatMap(({ person, at, answer, laterAt, why }): Happening[] => {
      if (person === self)
        return answer === 'ringing' ? [{ kind: 'ringing', by: from, at, contact: contact !== undefined }] : [];
      if (!asked) return [];
      if (answer === 'later') return [{ kind: 'later', by: person, at, until: laterAt }];
      if (answer === 'notNow') return [{ kind: 'notNow', by: person, at, ...(why === undefined ? {} : { why }) }];
      return answer === 'unanswered' ? [{ kind: 'unanswered', by: person, at }] : [];
    }),
    ...(acceptedBy === undefined || acceptedAt === undefined
      ? []
      : [{ kind: 'accepted' as const, by: acceptedBy, at: acceptedAt }]),
    ...(clientOpenedAt === undefined || acceptedBy === undefined
      ? []
      : [{ kind: 'openedClient' as const, by: acceptedBy, at: clientOpenedAt }]),
    ...messages.map(({ from: by, at, answer }) => ({
      kind: answer ? ('answer' as const) : ('message' as const),
      by,
      at,
    })),
    ...(closed === undefined ? [] : [{ kind: 'closed' as const, by: closed.by, at: closed.at }]),
  ].filter(({ kind, by }) => by !== self || kind === 'ringing');
}

/**
 * What the centre tells, the newest first. Unread is what has a version that the viewer has not seen yet; how far one has
 * seen is kept at the hub, so it outlives a restart. What waits in a queue is no notice before it rings.
 */
export function noticesOf(consultations: readonly Consultation[], self: string | undefined): Notice[] {
  if (self === undefined) return [];
  return consultations
    .flatMap((one): Notice[] => {
      if (one.view !== 'full' || partOf(one, self) === 'queue') return [];
      const last = happeningsOf(one, self)
        .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
        .at(-1);
      if (last === undefined) return [];
      const { id, topic, urgency, content, version } = one;
      const unread = isUnread(one, self) && !(last.kind === 'ringing' && !rings(one, self));
      return [{ id, topic, urgency, version: content ?? version, unread, happening: last }];
    })
    .sort((one, other) => Date.parse(other.happening.at) - Date.parse(one.happening.at));
}

/** How many are unread. */
export const unreadOf = (notices: readonly Notice[]): number => notices.filter(({ unread }) => unread).length;

/**
 * Those of which a hint is due: unread ones that were not unread, or not at this version, before. What rings has a bar of
 * its own.
 */
export const newSince = (before: readonly Notice[], now: readonly Notice[]): Notice[] => {
  const known = new Map(before.map(({ id, version }) => [id, version]));
  return now.filter(
    ({ id, version, unread, happening }) => unread && happening.kind !== 'ringing' && version > (known.get(id) ?? 0),
  );
};
