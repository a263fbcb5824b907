import { nextOccurrence } from '#shared/occurrences.js';
import type { ServiceEvent } from '#shared/service-tray.js';
import { type Words, unbroken } from '../words.js';
import { eventPlaceOf, momentOf } from './event-words.js';

/** Where and when, in a line. An event that has been held for the last time tells the place only. */
export default function EventLine({ event, words }: { event: ServiceEvent; words: Words }) {
  const next = nextOccurrence(event, Date.now());
  return unbroken([next && momentOf(next, words), eventPlaceOf(event, words)].filter(Boolean).join(', '));
}
