import type { Delivery } from '../binding.js';
import type { WireEvent } from './events.js';
import type { EventName } from './names.js';
import type { OpenContext } from './open-context.js';
import { parseTimestamp } from './timestamps.js';

/**
 * The present context (FHIRcast §2.9): the most recent `*-open` that the caller may read, else none.
 * @returns undefined when the caller may read no `*-open` at all
 */
export function currentContext(
  now: Delivery | undefined,
  open: OpenContext,
  mayRead: (event: EventName) => boolean,
): Record<string, unknown> | undefined {
  if (!mayRead('Patient-open') && !mayRead('Encounter-open')) return undefined;
  const opened = now === undefined || now.change.client === null ? [] : open.events(now);
  const time = ({ timestamp }: WireEvent) => parseTimestamp(timestamp) ?? 0;
  const latest = opened
    .filter(({ name }) => mayRead(name))
    .reduce<WireEvent | undefined>((a, b) => (a === undefined || time(b) >= time(a) ? b : a), undefined);
  return {
    'context.type': latest === undefined ? '' : latest.name.slice(0, latest.name.indexOf('-')),
    'context.versionId': `${now?.version ?? 0}.${open.revision()}`,
    context: latest?.context ?? [],
  };
}
