import type { HubPolicy } from '#shared/hub-policy.js';
import type { Standing } from '#shared/hub-protocol.js';
import type { Word } from '../engine/index.js';
import type { Case } from './case.js';

/** How long after the last word in an urgent consultation its taker is still taken to be in it. */
const TALK_MS = 30 * 60_000;
const MOST_LOAD = 15;

/** What the hub says of those who consult; a word ends at `until` by itself. */
export interface HubWord extends Word {
  until: number;
}

/**
 * The words that follow from one request, whether they still hold or not. It is a load on its taker until it is closed,
 * and while a client is on the line the taker is busy with it; who did not answer a ring is gently away for a while.
 * @param lastActed when the person last did anything to any request, ms since the epoch: one who acts is there
 */
export function wordsOf(one: Case, policy: HubPolicy, lastActed: (person: string) => number): HubWord[] {
  const words: HubWord[] = [];
  const add = (person: string, layer: 'consultation' | 'unanswered', at: number, until: number, standing: Standing) =>
    words.push({ person, source: 'hub', layer, standing, at, until });
  if (one.state === 'accepted' && one.acceptedBy !== undefined) {
    const { acceptedBy, acceptedAt: at = one.activeAt } = one;
    // Says nothing of the state, so that another layer decides it.
    add(acceptedBy, 'consultation', at, Infinity, { state: 'unknown', reason: 'none', load: 1 });
    if (one.request.urgency === 'urgent') {
      add(acceptedBy, 'consultation', at, one.activeAt + TALK_MS, { state: 'busy', reason: 'consultation' });
    }
  }
  const pause = policy.pauseAfterUnansweredSeconds * 1000;
  for (const { person, answer, endedAt = 0 } of one.rings) {
    if (answer !== 'unanswered' || pause === 0 || lastActed(person) > endedAt) continue;
    const until = endedAt + pause;
    add(person, 'unanswered', endedAt, until, { state: 'away', reason: 'none', until: new Date(until).toISOString() });
  }
  return words;
}

const keyOf = ({ person, layer }: Word) => `${layer} ${person}`;

/** Two words of a person on one layer become one: the longer pause, or all that is taken together. */
function joined(a: HubWord, b: HubWord): HubWord {
  if (a.layer === 'unanswered') return a.until > b.until ? a : b;
  const busy = [a, b].find(({ standing }) => standing?.state === 'busy') ?? a;
  const load = Math.min(MOST_LOAD, (a.standing?.load ?? 0) + (b.standing?.load ?? 0));
  const standing = busy.standing === null ? null : { ...busy.standing, load };
  return { ...a, standing, at: Math.max(a.at, b.at), until: Math.min(a.until, b.until) };
}

/** Of all words one of each person and layer that holds now; it may become another at its `until`. */
export function holding(words: readonly HubWord[], now: number): Map<string, HubWord> {
  const held = new Map<string, HubWord>();
  for (const word of words) {
    if (word.until <= now) continue;
    const key = keyOf(word);
    const other = held.get(key);
    held.set(key, other === undefined ? word : joined(other, word));
  }
  return held;
}

/** What has to be said so that what has been said becomes what holds. */
export function difference(
  said: ReadonlyMap<string, HubWord>,
  holds: ReadonlyMap<string, HubWord>,
  now: number,
): Word[] {
  const fresh = [...holds.values()].filter((word) => {
    const before = said.get(keyOf(word));
    return before?.at !== word.at || JSON.stringify(before.standing) !== JSON.stringify(word.standing);
  });
  const over = [...said.values()].filter((word) => !holds.has(keyOf(word)));
  return [
    ...fresh.map(({ until: _until, ...word }) => word),
    ...over.map(({ until: _until, ...word }) => ({ ...word, standing: null, at: Math.max(now, word.at + 1) })),
  ];
}
