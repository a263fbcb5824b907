import type { ConsultationAction, FullConsultation } from '#shared/consultation.js';
import type { Person } from '../../directory/people.js';
import { hashOf } from '../../directory/random.js';
import { answer, greeting, thanks } from './lines.js';

/** Something that a colleague does to a request, after a while. */
export interface Deed {
  /** The same deed has the same key, so that it is done once. */
  key: string;
  afterMs: number;
  action: ConsultationAction;
}
/** Nobody thanks for ever. */
const MOST_SAID = 4;
const LATER_MS = 10 * 60_000;

/**
 * What a colleague does next to a request as they see it now; undefined = nothing. Follows from the request, the person and
 * the seed alone.
 * @param free whether nothing else keeps them: one who may be interrupted takes fewer
 * @param now the hub's time, ms since the epoch
 */
export function nextDeed(
  one: FullConsultation,
  { person, free, seed, now }: { person: Person; free: boolean; seed: string; now: number },
): Deed | undefined {
  const draw = (what: string) => hashOf(`${seed}/${one.id}/${person.id}/${what}`);
  const seconds = (what: string, low: number, high: number) => (low + (draw(what) % (high - low + 1))) * 1000;
  if (one.state === 'waiting') {
    const ring = one.rings.findLast((ringing) => ringing.person === person.id);
    if (ring?.answer !== 'ringing') return undefined;
    const key = `ring ${ring.at}`;
    const percent = draw(key) % 100;
    const [accepts, promises] = free ? [72, 86] : [45, 75];
    // A client on the line tips the scales.
    const taken = percent < accepts + (one.urgency === 'urgent' ? 12 : 0);
    const action: ConsultationAction = taken
      ? { do: 'accept' }
      : percent < promises
        ? { do: 'later', at: new Date(Math.ceil((now + LATER_MS) / 60_000) * 60_000).toISOString() }
        : { do: 'notNow' };
    return { key, afterMs: seconds(key, 3, 9), action };
  }
  if (one.state !== 'accepted' || one.acceptedBy !== person.id) return undefined;
  const own = one.messages.filter(({ from }) => from === person.id);
  const say = (what: string, low: number, high: number, text: string, isAnswer: boolean): Deed => ({
    key: what,
    afterMs: seconds(what, low, high),
    action: { do: 'say', text, answer: isAnswer },
  });
  if (own.length === 0) return say('greeting', 2, 5, greeting(draw('greeting')), false);
  if (!own.some((message) => message.answer)) return say('answer', 14, 30, answer(person, one, draw('answer')), true);
  const last = one.messages.at(-1);
  if (last === undefined || last.from === person.id || own.length >= MOST_SAID) return undefined;
  return say(`thanks ${last.id}`, 4, 10, thanks(draw(last.id)), false);
}
