import type { HubPolicy } from '#shared/hub-policy.js';
import type { Word } from '../engine/index.js';
import type { Case } from './case.js';

/** How long after the last word in an urgent consultation its taker is still taken to be in it. */
const TALK_MS = 30 * 60_000;

/** What the hub says of those who consult; a word ends at `until` by itself. */
export interface HubWord extends Word {
  until: number;
}

/**
 * The words that follow from one request, whether they still hold or not: its taker is busy with it while a client is on the line, and who did
 * not answer a ring is gently away for a while.
 * @param lastActed when the person last did anything to any request, ms since the epoch: one who acts is there
 */
export function wordsOf(one: Case, policy: HubPolicy, lastActed: (person: string) => number): HubWord[] {
  const words: HubWord[] = [];
  const add = (person: string, layer: 'consultation' | 'unanswered', at: number, until: number) =>
    words.push({
      person,
      source: 'hub',
      layer,
      standing:
        layer === 'consultation'
          ? { state: 'busy', reason: 'consultation' }
          : { state: 'away', reason: 'none', until: new Date(until).toISOString() },
      at,
      until,
    });
  if (one.state === 'accepted' && one.acceptedBy !== undefined && one.request.urgency === 'urgent') {
    add(one.acceptedBy, 'consultation', one.acceptedAt ?? one.activeAt, one.activeAt + TALK_MS);
  }
  const pause = policy.pauseAfterUnansweredSeconds * 1000;
  for (const { person, answer, endedAt = 0 } of one.rings) {
    if (answer !== 'unanswered' || pause === 0 || lastActed(person) > endedAt) continue;
    add(person, 'unanswered', endedAt, endedAt + pause);
  }
  return words;
}

const keyOf = ({ person, layer }: Word) => `${layer} ${person}`;

/** Of all words the latest of each person and layer that holds now. */
export function holding(words: readonly HubWord[], now: number): Map<string, HubWord> {
  const held = new Map<string, HubWord>();
  for (const word of words) {
    const key = keyOf(word);
    const other = held.get(key);
    if (word.until > now && (other === undefined || word.until > other.until)) held.set(key, word);
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
    return before?.at !== word.at || before.standing?.until !== word.standing?.until;
  });
  const over = [...said.values()].filter((word) => !holds.has(keyOf(word)));
  return [
    ...fresh.map(({ until: _until, ...word }) => word),
    ...over.map(({ until: _until, ...word }) => ({ ...word, standing: null, at: Math.max(now, word.at + 1) })),
  ];
}
