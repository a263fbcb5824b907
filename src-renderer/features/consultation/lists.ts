import type { Consultation, Consultations, Urgency } from '#shared/consultation.js';

/** Name under which the window keeps the id of the request whose page is shown (use-kept.ts). */
export const SHOWN = 'consultation/shown';

const URGENCY: Record<Urgency, number> = { urgent: 0, today: 1, routine: 2 };

/** What the viewer is to a request. */
export type Part =
  /** It rings for them, or they have said when they will take it. */
  | 'asked'
  /** They have taken it. */
  | 'taken'
  /** They asked. */
  | 'own'
  /** It waits in a queue or a unit of theirs. */
  | 'queue';

/** The viewer's own ring of a request, the newest one. */
export const ringOf = (consultation: Consultation, self: string | undefined) =>
  consultation.view === 'full' ? consultation.rings.findLast(({ person }) => person === self) : undefined;

/** Whether something of it has changed that the viewer has not seen; that others have seen it is no change. */
export const isUnread = (consultation: Consultation, self: string | undefined): boolean =>
  consultation.view === 'full' &&
  self !== undefined &&
  (consultation.content ?? consultation.version) > (consultation.seen[self] ?? 0);

/** Whether it rings for the viewer now. */
export const rings = (consultation: Consultation, self: string | undefined): boolean =>
  consultation.state === 'waiting' && ringOf(consultation, self)?.answer === 'ringing';

export function partOf(consultation: Consultation, self: string | undefined): Part {
  if (consultation.from === self) return 'own';
  if (consultation.acceptedBy === self) return 'taken';
  const answer = ringOf(consultation, self)?.answer;
  return answer === 'ringing' || answer === 'later' ? 'asked' : 'queue';
}

/** The most urgent first, then what should be answered soonest, then the oldest. */
export const byUrgency = (one: Consultation, other: Consultation): number =>
  URGENCY[one.urgency] - URGENCY[other.urgency] ||
  Date.parse(one.respondBy) - Date.parse(other.respondBy) ||
  Date.parse(one.createdAt) - Date.parse(other.createdAt) ||
  (one.id < other.id ? -1 : 1);

export interface Lists {
  /** Open ones that wait for the viewer: rung, promised or taken. */
  mine: Consultation[];
  /** Open ones that the viewer asked. */
  own: Consultation[];
  /** Open ones in the viewer's queues and unit, which somebody has or has not taken. */
  queue: Consultation[];
  /** Closed ones, the newest first. */
  closed: Consultation[];
}

/** The requests as the pane lists them; each stands in one list. */
export function listsOf({ consultations, self }: Pick<Consultations, 'consultations' | 'self'>): Lists {
  const open = consultations.filter(({ state }) => state !== 'closed').sort(byUrgency);
  const of = (...parts: Part[]) => open.filter((one) => parts.includes(partOf(one, self)));
  return {
    mine: of('asked', 'taken'),
    own: of('own'),
    queue: of('queue'),
    closed: consultations
      .filter(({ state }) => state === 'closed')
      .sort((one, other) => Date.parse(other.closed?.at ?? '') - Date.parse(one.closed?.at ?? '')),
  };
}
