import type { CentreContact, QueueFigures } from '#shared/telephony.js';
import type { FindRelationship } from '../access/index.js';
import { isOwn } from './contacts.js';

/**
 * Looks first at the contacts whose client the professional has confirmed, then in the sources: a call with the client is a
 * verified reason to open them, for the one who has it and until it is put away.
 * @param source whose word it is
 */
export const tiedByContact =
  (
    find: FindRelationship,
    tie: (professional: string, client: string) => { queue: string; arrivedAt: string } | undefined,
    source: string,
  ): FindRelationship =>
  (question, signal) => {
    const found = find(question, signal);
    const one = tie(question.professional, question.client);
    if (one === undefined) return found;
    const relationship = { kind: 'call' as const, title: one.queue, at: one.arrivedAt, source };
    return {
      ...found,
      relationship: Promise.resolve({ relationship, failures: [] }),
      late: Promise.resolve(undefined),
    };
  };

/** The latest own contact whose client it is, with its queue's name; undefined where there is none. Pure. */
export function tieOf(
  contacts: Iterable<CentreContact>,
  queues: readonly QueueFigures[],
  client: string,
): { queue: string; arrivedAt: string } | undefined {
  const latest = [...contacts].findLast((one) => isOwn(one) && one.client?.reference === client);
  if (latest === undefined) return undefined;
  return { queue: queues.find(({ id }) => id === latest.queue)?.name ?? latest.queue, arrivedAt: latest.arrivedAt };
}
