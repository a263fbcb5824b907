import type { Standing } from '#shared/hub-protocol.js';
import type { Layer } from '#shared/presence-layers.js';

export type { Layer } from '#shared/presence-layers.js';

/** One word: `source` says it of `person`. A person's devices and each reporting system are sources of their own. */
export interface Word {
  person: string;
  /** Unique in the county: `device:<id>`, `feed:<id>`, or `hub` for the hub's own words. */
  source: string;
  layer: Layer;
  /** null = taken back. */
  standing: Standing | null;
  /** When it was said, ms since the epoch: of two words of one source and layer the later one holds. */
  at: number;
}

/** A word with the hub that answers for it: when that hub's lease ends, the word holds only for the grace. */
export interface OwnedWord extends Word {
  hub: string;
}

/** An entry of the county's ordered log of consultations. What it means is the consultations' matter (JSON). */
export interface LogEntry {
  /** Appended twice, it is one entry to every reader: readers drop a second one of the same id. */
  id: string;
  at: number;
  body: string;
}

/**
 * What several hubs share, behind one interface: memory (one hub, with a journal on its disk) and Valkey/Redis. Nothing
 * here computes; the same words and the same entries in the same order make the same state at each hub.
 */
export interface HubEngine {
  readonly kind: 'memory' | 'redis';
  /** Names the numbering of ordinals: the same at all hubs of a county and over their restarts. */
  numbering: () => string;
  /** Gives each id its ordinal for ever: known ones keep theirs, new ones get the next. */
  ordinalsOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, number>>;

  words: {
    /** Tells the other hubs, and keeps for those that come later. Never waits: what the engine cannot take now it is told again. */
    say: (words: readonly Word[]) => void;
    /** All words that other hubs answer for now. */
    load: () => Promise<readonly OwnedWord[]>;
    onHeard: (listener: (words: readonly OwnedWord[]) => void) => () => void;
    /** A hub's lease has ended (`alive: false`) or begun again. Not told of the own one. */
    onHub: (listener: (hub: string, alive: boolean) => void) => () => void;
  };

  /** Minute (since the epoch) at which each person was last seen: the latest only, forgotten after 30 days. */
  lastSeen: {
    load: () => Promise<ReadonlyMap<string, number>>;
    put: (person: string, minute: number) => void;
  };

  log: {
    /** Resolves when the entry is safe: on the disk, or taken by the engine. Rejects when it is not, and may be tried again. */
    append: (entry: LogEntry) => Promise<void>;
    /**
     * All kept entries, then each new one (own ones too); resolves when all that were there at the call have been told.
     * Told once each by id. `order` sorts as text and is the same at each hub: it decides between two entries. They come
     * in that order, but for those that a failover of the engine had lost and a hub has put back in their old place.
     */
    read: (listener: (entry: LogEntry, order: string) => void) => Promise<void>;
    /** Resolves when the readers here have been told all that any hub had appended before the call. */
    caughtUp: () => Promise<void>;
    /** Forgets entries from before this time (ms since the epoch). */
    forgetBefore: (at: number) => Promise<void>;
  };

  /**
   * Small records that outlive restarts, by shelf and key: the latest value of each, with a revision that grows by one at
   * each change. What a value means is its shelf's matter (JSON).
   */
  records: {
    /** All of a shelf, or those of these keys that there are. */
    read: (
      shelf: string,
      keys?: readonly string[],
    ) => Promise<ReadonlyMap<string, { revision: number; value: string }>>;
    /**
     * Puts a record in the place of the one of revision `known` (0 = there is none yet). False = somebody else has changed
     * it meanwhile: read it again. Resolves when it is safe; rejects when it is not.
     */
    change: (shelf: string, key: string, known: number, value: string) => Promise<boolean>;
  };

  /** Whether the engine answers now, for /health. */
  healthy: () => boolean;
  close: () => Promise<void>;
}
