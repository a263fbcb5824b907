import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../lib/clock.js';

/** The client as this system shares it. `id` is the record number that the site's systems share. */
export interface SharedClient {
  id?: string;
  /** Henkilötunnus. */
  identityCode?: string;
  family?: string;
  given?: string[];
  /** YYYY-MM-DD */
  birthDate?: string;
}

/** What the system does with a change made elsewhere; everything but `normal` is a fault for demonstrations. */
export type Behaviour = 'normal' | 'refuse' | 'hang' | 'late' | 'crash' | 'oldClient';

export type ContextLink = 'joined' | 'left' | 'lost' | 'ended';

export interface CommonContextOptions {
  /** Address of the context management registry, as the launch gave it. */
  registry: string;
  applicationName: string;
  passcode?: string;
  /** `callback`: the manager calls `url`, whose requests go to `handle`. `poll`: asked every so often (200 ms). */
  notify: { style: 'callback'; url: string } | { style: 'poll'; everyMs?: number };
  /** The shared client changed: shows it, and resolves when it can be seen. null = no client. */
  onClient: (client: SharedClient | null) => void | Promise<void>;
  /** Whether the system can leave its client now; a text says in its own words why not. */
  mayChange: () => true | string;
  /** Others stand against an own change: true = change anyway. Asked only in the callback style. */
  askUser?: (objections: string[]) => Promise<boolean>;
  /** The link to the manager began or ended. `ended` = the session is over. */
  onLink?: (link: ContextLink) => void;
  behaviour?: () => Behaviour;
  fetch?: typeof fetch;
  clock?: Clock;
}

/** `notKept` = the user kept the old client because of the objections. */
export type ChangeResult =
  | { done: true; objections: string[] }
  | { done: false; why: 'notJoined' | 'busy' | 'notKept' | 'failed'; objections: string[] };

export interface CommonContext {
  join: () => Promise<boolean>;
  /** Says good-bye; nothing is followed any more. */
  leave: () => Promise<void>;
  /** Asks for another client, or none. In the poll style the change holds until the next poll says otherwise. */
  change: (client: SharedClient | null) => Promise<ChangeResult>;
  /** The shared client as last read or changed here; undefined = not known. */
  present: () => SharedClient | null | undefined;
  /** Reads the context now, e.g. when a fault was switched off. */
  catchUp: () => Promise<void>;
  /** One request of the manager to `notify.url`. */
  handle: (request: IncomingMessage, response: ServerResponse) => void;
}
