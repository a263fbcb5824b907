import type { ConsultationAction, ConsultationRefusal } from '#shared/consultation.js';
import { assertNever } from '#shared/failure.js';
import type { Case, CaseRing } from './case.js';
import { decide } from './decide.js';
import type { Told, Turn } from './entry.js';

/** What came of an entry. */
export type Outcome = { ok: true } | { ok: false; why: ConsultationRefusal };

/** Ends the rings that still ring. */
const endRings = (rings: readonly CaseRing[], at: number, answer: CaseRing['answer']): CaseRing[] =>
  rings.map((ring) => (ring.answer === 'ringing' ? { ...ring, answer, endedAt: at } : ring));

/** The answer of one who is asked: to the ring that rings for them, or, when none does, as one of the queue. */
function answerRing(one: Case, person: string, at: number, answer: Partial<CaseRing> & Pick<CaseRing, 'answer'>) {
  const index = one.rings.findLastIndex((ring) => ring.person === person && ring.answer === 'ringing');
  const ring = one.rings[index] ?? { person, at, step: one.step };
  const answered = { ...ring, endedAt: at, ...answer };
  return index < 0 ? [...one.rings, answered] : one.rings.with(index, answered);
}

function without<K extends 'ringUntil' | 'acceptedBy' | 'acceptedAt' | 'clientOpenedAt' | 'nextAt'>(
  one: Case,
  ...keys: K[]
): Omit<Case, K> {
  const rest = { ...one };
  for (const key of keys) delete rest[key];
  return rest;
}

/** One who was asked has said no for now: when nobody else is being rung, the next turn is due at once. */
function declined(one: Case, rings: readonly CaseRing[]): Case {
  const next = { ...one, rings, base: one.base + 1 };
  return rings.some((ring) => ring.answer === 'ringing') ? next : without(next, 'ringUntil');
}

/** What has been kept meanwhile does not ring on: nobody keeps it a second time. */
function withoutSettled(request: Case['request'], settled: readonly string[]): Case['request'] {
  if (request.contact === undefined || settled.length === 0) return request;
  const promises = request.contact.promises.filter(({ id }) => !settled.includes(id));
  return { ...request, contact: { ...request.contact, promises } };
}

function act(one: Case, id: string, by: string, at: number, action: Exclude<ConsultationAction, { do: 'open' }>): Case {
  switch (action.do) {
    case 'accept': {
      const rings = endRings(answerRing(one, by, at, { answer: 'accepted' }), at, 'takenByOther');
      const taken = { ...one, state: 'accepted' as const, acceptedBy: by, acceptedAt: at, rings, base: one.base + 1 };
      return without(taken, 'ringUntil', 'nextAt');
    }
    case 'notNow':
      return declined(
        one,
        answerRing(one, by, at, { answer: 'notNow', ...(action.why === undefined ? {} : { why: action.why }) }),
      );
    case 'later':
      return declined(one, answerRing(one, by, at, { answer: 'later', laterAt: Date.parse(action.at) }));
    case 'release': {
      const rings = one.rings.map((ring) =>
        ring.person === by && ring.answer === 'accepted' ? { ...ring, answer: 'notNow' as const } : ring,
      );
      const request = withoutSettled(one.request, action.settled ?? []);
      const waiting = { ...one, request, state: 'waiting' as const, rings, base: one.base + 1 };
      return without(waiting, 'acceptedBy', 'acceptedAt', 'clientOpenedAt');
    }
    case 'say':
      return { ...one, messages: [...one.messages, { id, from: by, at, text: action.text, answer: action.answer }] };
    case 'close': {
      const closed = { by, at, outcome: action.outcome, note: action.note };
      const rings = endRings(one.rings, at, 'takenByOther');
      return without({ ...one, state: 'closed' as const, closed, rings, base: one.base + 1 }, 'ringUntil', 'nextAt');
    }
    case 'seen':
      return { ...one, seen: { ...one.seen, [by]: Math.min(action.version, one.version) } };
    case 'openedClient':
      return { ...one, clientOpenedAt: at };
    default:
      return assertNever(action);
  }
}

function takeTurn(one: Case, at: number, turn: Turn): Case {
  if (one.state !== 'waiting' || turn.base !== one.base || turn.step < one.step) return one;
  const rung = turn.ring.map((person) => ({ person, at, answer: 'ringing' as const, step: turn.step }));
  return {
    ...without(one, 'ringUntil', 'nextAt'),
    base: one.base + 1,
    step: turn.step,
    stepSince: turn.step === one.step ? one.stepSince : at,
    rings: [...endRings(one.rings, at, 'unanswered'), ...rung],
    ...(rung.length > 0 ? { ringUntil: turn.until } : {}),
    ...(turn.next === undefined ? {} : { nextAt: turn.next }),
  };
}

function opened({ at, body }: Told): Case | undefined {
  if (body.kind !== 'did' || body.action.do !== 'open') return undefined;
  return {
    id: body.consultation,
    version: 1,
    content: 1,
    base: 0,
    request: body.action.request,
    from: body.by,
    createdAt: at,
    respondBy: body.respondBy ?? at,
    state: 'waiting',
    step: 0,
    stepSince: at,
    rings: [],
    messages: [],
    seen: {},
    activeAt: at,
  };
}

/**
 * The request after one more entry of its log, and what came of the entry. The order of the log decides: of two who
 * accept, the one whose entry stands first. The caller gives each entry once.
 */
export function fold(before: Case | undefined, told: Told): { after: Case | undefined; outcome: Outcome } {
  const { body, at, id } = told;
  const kept = before === undefined ? undefined : { ...before, version: before.version + 1 };
  if (body.kind === 'turn') {
    const after = kept === undefined ? undefined : takeTurn(kept, at, body);
    return {
      after: after === kept || after === undefined ? kept : { ...after, content: after.version },
      outcome: { ok: true },
    };
  }
  const decision = decide(before, body.by, body.action);
  if (decision === 'nothing') return { after: kept, outcome: { ok: true } };
  if (decision !== 'does') return { after: kept, outcome: { ok: false, why: decision.refused } };
  if (kept === undefined || body.action.do === 'open') return { after: opened(told), outcome: { ok: true } };
  const done = act(kept, id, body.by, at, body.action);
  const after = body.action.do === 'seen' ? done : { ...done, content: done.version, activeAt: at };
  return { after, outcome: { ok: true } };
}
