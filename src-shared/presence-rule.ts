import type { Presence } from './availability.js';
import type { Layer } from './presence-layers.js';

/**
 * The rule of precedence, first to last: the first step on which a word holds decides what others see. What a person
 * sets by hand goes first when it keeps others away, and late when it invites them: one who is on the phone is not free.
 */
export const PRECEDENCE = [
  'handNotFree',
  'contactCentre',
  'consultation',
  'contact',
  'calendar',
  'unanswered',
  'handFree',
  'signedIn',
  'roster',
] as const;
type Step = (typeof PRECEDENCE)[number];

type Standing = Omit<Presence, 'ordinal'>;
/** A word as the rule needs it; `at` is when it was said, ms since the epoch, and null takes it back. */
interface SaidWord {
  layer: Layer;
  standing: Standing | null;
  at: number;
}

/** Last seen is forgotten after so many minutes: 30 days. */
export const LAST_SEEN_MINUTES = 30 * 24 * 60;
const MOST_LOAD = 15;
/** Of several devices or systems on one step the one that invites most. */
const BEST_FIRST: Presence['state'][] = ['available', 'interruptible', 'busy', 'away', 'offline'];
/** Words of these layers end at their `until`; elsewhere the one who said it says the next. */
const ENDS_BY_ITSELF: ReadonlySet<Layer> = new Set(['hand', 'calendar', 'unanswered']);

const isFree = (standing: Standing) => standing.state === 'available' || standing.state === 'interruptible';
const stepOf = (layer: Layer, standing: Standing): Step =>
  layer === 'hand' ? (isFree(standing) ? 'handFree' : 'handNotFree') : layer;
const isoOf = (minute: number) => new Date(minute * 60_000).toISOString();

/** Whether a word ends by itself, and when (ms since the epoch). */
export const endOf = ({ layer, standing }: SaidWord): number | undefined =>
  standing?.until !== undefined && ENDS_BY_ITSELF.has(layer) ? Date.parse(standing.until) : undefined;

type Held = SaidWord & { standing: Standing };
const holdsAt =
  (now: number) =>
  (word: SaidWord): word is Held =>
    word.standing !== null && word.standing.state !== 'unknown' && !((endOf(word) ?? Infinity) <= now);

/** Free text is the person's own and nobody else's: a word of another layer has none. */
function shown({ layer, standing, at }: Held, seen: number | undefined): Standing {
  const { note, load: _load, lastSeen, ...rest } = standing;
  const noted = layer === 'hand' && note !== undefined ? { ...rest, note } : rest;
  if (rest.state !== 'offline') return noted;
  // Who says by hand that they are away is last seen when they said so, not when their workbench was last heard.
  if (layer === 'hand') return { ...noted, lastSeen: isoOf(Math.floor(at / 60_000)) };
  const last = [lastSeen, seen === undefined ? undefined : isoOf(seen)].filter((one) => one !== undefined).toSorted();
  const latest = last.at(-1);
  return latest === undefined ? noted : { ...noted, lastSeen: latest };
}

/**
 * What others see of one person, and which layer decided it.
 * @param words all that is said of the person; by hand only the latest counts, on whichever device it was said
 * @param now ms since the epoch
 * @param seen minute (since the epoch) at which one of the person's workbenches was last connected
 */
export function standingBy(
  words: readonly SaidWord[],
  now: number,
  seen: number | undefined,
): { standing: Standing; by: Layer | null } {
  const byHand = words.filter(({ layer }) => layer === 'hand').toSorted((a, b) => b.at - a.at)[0];
  const counted = words.filter((word) => word.layer !== 'hand' || word === byHand).filter(holdsAt(now));
  const rank = ({ layer, standing }: Held) =>
    PRECEDENCE.indexOf(stepOf(layer, standing)) * 10 + BEST_FIRST.indexOf(standing.state);
  const winner = counted.toSorted((a, b) => rank(a) - rank(b) || b.at - a.at)[0];
  // Consultations taken are told whatever decides the state: they are a load on the person all the same.
  const loads = words.map(({ layer, standing }) =>
    layer === 'consultation' && standing !== null ? (standing.load ?? 1) : 0,
  );
  const load = Math.min(
    MOST_LOAD,
    loads.reduce((sum, one) => sum + one, 0),
  );
  const loaded = load === 0 ? {} : { load };
  if (winner !== undefined) return { standing: { ...shown(winner, seen), ...loaded }, by: winner.layer };
  if (seen === undefined || now / 60_000 - seen > LAST_SEEN_MINUTES) {
    return { standing: { state: 'unknown', reason: 'none', ...loaded }, by: null };
  }
  return { standing: { state: 'offline', reason: 'none', lastSeen: isoOf(seen), ...loaded }, by: null };
}
