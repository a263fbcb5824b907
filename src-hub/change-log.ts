import type { HubPosition } from '#shared/hub-protocol.js';

/**
 * Who changed in the last batches, so that one who was away for a moment gets what it missed and no more: each of them
 * once, in the state of now. Not a history of anyone: it holds numbers of people for `keep` batches (one a second at
 * most), never their states.
 */
export function createChangeLog(newEpoch: () => string, keep = 300) {
  let epoch = newEpoch();
  let batches: (readonly number[])[] = [];
  let seq = 0;
  return {
    epoch: () => epoch,
    /** No number of a person or of a batch holds any more. */
    beginAnew(): void {
      epoch = newEpoch();
      batches = [];
      seq = 0;
    },
    seq: () => seq,
    /** Numbers a batch and keeps who is in it. */
    append(ordinals: readonly number[]): number {
      seq += 1;
      batches.push(ordinals);
      if (batches.length > keep) batches.shift();
      return seq;
    },
    /** Whether it is known what came after a position: not of another run, nor too long ago. */
    reaches: (position: HubPosition): boolean =>
      position.epoch === epoch && position.seq <= seq && seq - position.seq <= batches.length,
    /** Who changed after a position that is reached. */
    since: (position: HubPosition): Set<number> =>
      new Set(position.seq === seq ? [] : batches.slice(position.seq - seq).flat()),
  };
}
export type ChangeLog = ReturnType<typeof createChangeLog>;
