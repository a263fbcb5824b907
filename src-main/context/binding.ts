import type { ClientReference, Objection } from '#shared/context.js';
import type { Answer, Change } from './machine.js';
import type { Identified } from './types.js';

/** A change as it goes out to a tool. */
export interface Delivery {
  change: Change;
  /** Number of the context that the change made; for one that is only asked about, the one it would make. */
  version: number;
  /** The client that it opens. */
  opens: Identified | undefined;
  /** The client before it, where the change is to none. */
  closes: Identified | undefined;
  /** Every client that this tool may show, so that each can be closed in it. */
  mayShow: readonly ClientReference[];
}

/**
 * One way of following the client (design §4): FHIRcast, CCOW, SMART, URL, SMART Web Messaging. A binding carries messages
 * to its tools and back; what becomes of them is the machine's to decide.
 */
export interface Binding {
  /**
   * Asks a tool about a change that is not committed yet. Its answer comes by `answered(tool, change.id, …)`.
   * @returns false when this tool cannot be asked now: then it is not waited for
   */
  survey?: (tool: string, delivery: Delivery) => boolean;
  /** Tells a tool of a committed change. @returns false when the tool does not listen now: it is covered at once */
  tell: (tool: string, delivery: Delivery) => boolean;
  /** A change was committed: once for each, before the tools are told. For ways of following that tell the one who asked, too (FHIRcast §2.6). */
  committed?: (delivery: Delivery) => void;
  /** A change that the tool was asked about, or asked for, did not come to be. */
  cancelled?: (tool: string, change: Change) => void;
  /** The workstation was locked: the session goes on later (FHIRcast userhibernate). */
  hibernate?: () => void;
  /** The session is over: everybody is told, and nothing of it can be used any more. */
  endSession: () => void;
  close: () => Promise<void>;
}

/** What bindings tell the context manager. */
export interface BindingEvents {
  /** A tool listens now. `guest` names one that the county file does not know. */
  joined: (tool: string, guest?: { name: string }) => void;
  /**
   * A tool listens no more. `closed` = it said good-bye, `lost` = its connection broke, `gone` = its page is known to be
   * gone: it shows nobody.
   */
  left: (tool: string, how: 'closed' | 'lost' | 'gone') => void;
  /** @param detail the tool's own words, if it gave any; any text, cut by the manager */
  answered: (tool: string, id: string, answer: Answer, detail?: string) => void;
  /** A tool wants another client. Its own facts, read only when they are needed, serve until the source answers. */
  propose: (change: Change, facts?: () => Identified | undefined) => void;
  /** The decision of a tool on its own change, after the survey (`change.heldByTool`). */
  decide: (id: string, choice: 'changeAnyway' | 'cancel') => void;
}

/** What a binding may ask of the context manager. */
export interface BindingView {
  /** The change that made the present context, with who the client is; undefined before the first and after sign-out. */
  current: () => Delivery | undefined;
  /**
   * Waits until the survey of a change is over. @returns who stands against it; `gone` when the change was dropped or
   * superseded meanwhile
   */
  surveyed: (id: string) => Promise<readonly Objection[] | 'gone'>;
}
