import type { HubPosition } from '#shared/hub-protocol.js';

/**
 * The last batches as they were sent, so that one who was away for a moment gets what it missed and no more.
 * Not a history of anyone: it holds `keep` batches (one a second at most) and then forgets.
 */
export function createChangeLog(epoch: string, keep = 300) {
  const batches: { seq: number; text: Buffer }[] = [];
  let seq = 0;
  return {
    epoch,
    seq: () => seq,
    /** Numbers and keeps a batch; `make` writes it with its number. */
    append(make: (seq: number) => Buffer): Buffer {
      seq += 1;
      const text = make(seq);
      batches.push({ seq, text });
      if (batches.length > keep) batches.shift();
      return text;
    },
    /** The batches after a position, or undefined when they are no longer (or never were) at hand. */
    since(position: HubPosition): Buffer[] | undefined {
      if (position.epoch !== epoch || position.seq > seq) return undefined;
      const missed = batches.filter((batch) => batch.seq > position.seq);
      return missed.length === seq - position.seq ? missed.map((batch) => batch.text) : undefined;
    },
  };
}
export type ChangeLog = ReturnType<typeof createChangeLog>;
