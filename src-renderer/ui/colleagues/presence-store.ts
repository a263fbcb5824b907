import type { HubConnection, Presence, PresenceUpdate } from '#shared/availability.js';
import { assertNever } from '#shared/assert-never.js';

/** What is known of presence as a whole. A new object at each change. */
export interface PresenceStatus {
  connection: HubConnection;
  /** The hub's run that the ordinals belong to. */
  epoch: string;
  own: Presence | undefined;
  /** Version and run of the newest directory, once told. */
  directory: { version: string; epoch: string } | undefined;
  /** Grows when everything came anew: then a sorted list may be sorted again. */
  generation: number;
}

/**
 * Everyone's state outside React, keyed by ordinal: a change redraws the rows that show it and nothing else. Nobody
 * has a state while the hub is not connected.
 */
export function createPresenceStore() {
  const presences = new Map<number, Presence>();
  const rowListeners = new Map<number, Set<() => void>>();
  const listeners = new Set<() => void>();
  let status: PresenceStatus = {
    connection: { state: 'connecting' },
    epoch: '',
    own: undefined,
    directory: undefined,
    generation: 0,
  };

  const tellRow = (ordinal: number) => {
    for (const listener of rowListeners.get(ordinal) ?? []) listener();
  };
  const tellAllRows = () => {
    for (const ordinal of rowListeners.keys()) tellRow(ordinal);
  };
  const put = (next: Partial<PresenceStatus>) => {
    status = { ...status, ...next };
    for (const listener of listeners) listener();
  };
  function lose(connection: HubConnection): void {
    presences.clear();
    put({ connection, own: undefined });
    tellAllRows();
  }

  return {
    status: () => status,
    /** The person's state; undefined = unknown. */
    row: (ordinal: number): Presence | undefined => presences.get(ordinal),
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    subscribeRow(ordinal: number, listener: () => void): () => void {
      const group = rowListeners.get(ordinal) ?? new Set();
      rowListeners.set(ordinal, group.add(listener));
      return () => {
        group.delete(listener);
        if (group.size === 0) rowListeners.delete(ordinal);
      };
    },
    /** The way to the core itself was lost: nothing is known, the time of the last word stays. */
    lose: () => {
      const { asOf } = status.connection;
      lose({ state: 'lost', ...(asOf === undefined ? {} : { asOf }) });
    },
    apply(update: PresenceUpdate): void {
      switch (update.kind) {
        case 'snapshot':
          presences.clear();
          for (const presence of update.presences) presences.set(presence.ordinal, presence);
          put({
            connection: update.connection,
            epoch: update.epoch,
            own: update.own,
            generation: status.generation + 1,
          });
          return tellAllRows();
        case 'changes': {
          for (const presence of update.presences) presences.set(presence.ordinal, presence);
          const own = update.own ?? status.own;
          put({ connection: { ...status.connection, asOf: update.asOf }, own });
          for (const { ordinal } of update.presences) tellRow(ordinal);
          return;
        }
        case 'connection':
          return update.connection.state === 'connected'
            ? put({ connection: update.connection })
            : lose(update.connection);
        case 'directory':
          return put({ directory: { version: update.version, epoch: update.epoch } });
        default:
          return assertNever(update);
      }
    },
  };
}
export type PresenceStore = ReturnType<typeof createPresenceStore>;
