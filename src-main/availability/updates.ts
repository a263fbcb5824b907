import type { Presence, PresenceUpdate } from '#shared/availability.js';

type HubConnection = Extract<PresenceUpdate, { kind: 'connection' }>['connection'];

/** The state of things, as the watchers are to be told. */
interface Truth {
  connection: () => HubConnection;
  epoch: () => string;
  presences: () => Presence[];
  own: () => Presence | undefined;
  /** When presence was last known to be true, ISO. */
  asOf: () => string;
}

/**
 * Updates for the windows. Each watcher gets a snapshot and then what changed since it last asked: many changes of one
 * person become the latest, so that a slow window never makes a queue.
 */
export function createUpdates(truth: Truth) {
  interface Watcher {
    all: boolean;
    connection: boolean;
    directory: { version: string; epoch: string } | undefined;
    people: Map<number, Presence>;
    wake: () => void;
  }
  const watchers = new Set<Watcher>();
  const each = (change: (watcher: Watcher) => void) => {
    for (const watcher of watchers) {
      change(watcher);
      watcher.wake();
    }
  };

  function take(watcher: Watcher): PresenceUpdate | undefined {
    const own = truth.own();
    if (watcher.all) {
      watcher.all = false;
      watcher.connection = false;
      watcher.people.clear();
      const { connection, epoch, presences } = truth;
      const all = { connection: connection(), epoch: epoch(), presences: presences() };
      return { kind: 'snapshot', ...all, ...(own === undefined ? {} : { own }) };
    }
    if (watcher.connection) {
      watcher.connection = false;
      return { kind: 'connection', connection: truth.connection() };
    }
    if (watcher.directory !== undefined) {
      const directory = watcher.directory;
      watcher.directory = undefined;
      return { kind: 'directory', ...directory };
    }
    if (watcher.people.size === 0) return undefined;
    const presences = [...watcher.people.values()];
    watcher.people.clear();
    const isTold = own !== undefined && presences.some(({ ordinal }) => ordinal === own.ordinal);
    return { kind: 'changes', asOf: truth.asOf(), presences, ...(isTold ? { own } : {}) };
  }

  return {
    everything: () => each((watcher) => (watcher.all = true)),
    connection: () => each((watcher) => (watcher.connection = true)),
    directory: (directory: { version: string; epoch: string }) => each((watcher) => (watcher.directory = directory)),
    people: (presences: readonly Presence[]) =>
      each((watcher) => {
        for (const presence of presences) watcher.people.set(presence.ordinal, presence);
      }),

    async *watch(signal?: AbortSignal): AsyncGenerator<PresenceUpdate, void> {
      const watcher: Watcher = {
        all: true,
        connection: false,
        directory: undefined,
        people: new Map(),
        wake: () => {},
      };
      watchers.add(watcher);
      const onAbort = () => watcher.wake();
      signal?.addEventListener('abort', onAbort);
      const change = () => new Promise<void>((resolve) => (watcher.wake = resolve));
      try {
        while (signal?.aborted !== true) {
          const update = take(watcher);
          if (update === undefined) await change();
          else yield update;
        }
      } finally {
        watchers.delete(watcher);
        signal?.removeEventListener('abort', onAbort);
      }
    },
  };
}
