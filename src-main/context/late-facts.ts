import type { Clock } from '#shared/clock.js';
import type { ClientReference } from '#shared/context.js';
import type { Change } from './machine.js';
import type { Reading } from './reading.js';
import { type Identified, type IdentityReader, TOOLS_FIRST_MS } from './types.js';

/**
 * Reads a client from the source when the message that opened the client has said already who it is. The tools come first:
 * what reading needs of the processor must not hold them up.
 */
export function createLateFacts({
  reader,
  onAnswer,
  onDone,
  clock,
}: {
  reader: IdentityReader;
  onAnswer: (change: Change, identified: Identified) => void;
  /** The source has answered, or cannot. */
  onDone: (changeId: string) => void;
  clock: Clock;
}) {
  let waited: { id: string; begin: () => void } | undefined;

  async function read(change: Change, client: ClientReference, reading: Reading) {
    const answer = await reader.read(client, reading.signal());
    if (reading.isOver()) return;
    if (waited?.id === change.id) waited = undefined;
    if (answer.ok) onAnswer(change, answer);
    onDone(change.id);
  }

  return {
    /** Reads once every tool has answered, and at the latest in a moment. */
    expect(change: Change, client: ClientReference, reading: Reading) {
      let begun = false;
      const begin = () => {
        if (begun || reading.isOver()) return;
        begun = true;
        void read(change, client, reading);
      };
      waited = { id: change.id, begin };
      clock.after(TOOLS_FIRST_MS, begin);
    },
    toolsDone: () => waited?.begin(),
    isExpected: (changeId: string) => waited?.id === changeId,
  };
}
