import type { Consultation } from '#shared/consultation.js';
import { byUrgency, ringOf, rings } from './lists.js';

/** What the bar shows of one request: it rings, or why it does not ring any more. */
export type RingLine =
  | { kind: 'ringing'; consultation: Consultation }
  | { kind: 'taken'; id: string; topic: string; by: string | undefined }
  | { kind: 'over'; id: string; topic: string };

/** What rang here, by id. */
export type Rung = ReadonlyMap<string, { topic: string }>;

/** The memory of what rings: those that ring now are added, and those that the viewer has dealt with or dismissed go. */
export function remember(
  rung: Rung,
  consultations: readonly Consultation[],
  self: string | undefined,
  dismissed: ReadonlySet<string>,
): Rung {
  const ringing = consultations.filter((one) => rings(one, self));
  const answered = consultations.filter((one) => {
    const answer = ringOf(one, self)?.answer;
    return one.acceptedBy === self || answer === 'notNow' || answer === 'later';
  });
  const gone = new Set([...dismissed, ...answered.map(({ id }) => id)]);
  return new Map([
    ...[...rung].filter(([id]) => !gone.has(id)),
    ...ringing.map(({ id, topic }): [string, { topic: string }] => [id, { topic }]),
  ]);
}

/** The lines of the bar: what rings first, by urgency, then what somebody else took or what stopped to ring. */
export function linesOf(rung: Rung, consultations: readonly Consultation[], self: string | undefined): RingLine[] {
  const ringing = consultations.filter((one) => rings(one, self)).sort(byUrgency);
  const now = new Set(ringing.map(({ id }) => id));
  const stopped = [...rung].filter(([id]) => !now.has(id));
  return [
    ...ringing.map((consultation): RingLine => ({ kind: 'ringing', consultation })),
    ...stopped.map(([id, { topic }]): RingLine => {
      const one = consultations.find((each) => each.id === id);
      return one?.state === 'accepted' && one.acceptedBy !== self
        ? { kind: 'taken', id, topic, by: one.acceptedBy }
        : { kind: 'over', id, topic };
    }),
  ];
}
