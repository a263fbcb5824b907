import type { Behaviour } from '../behaviour.js';
import type { Card } from '../records/card.js';

/** How the link to the workbench stands. */
export type ConnectionState = 'off' | 'connecting' | 'connected' | 'lost' | 'refused';

/** Something asked of the data store: on its way, there, or failed with words to show. */
export type Loaded<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; why: string };

/** What the windows of one session show; a system adds parts of its own. Sent whole at each change. */
export interface BaseView<C> {
  /** Grows with each change of client; a window confirms the one that it shows. */
  version: number;
  client: Card | null;
  /** What is known of the client. */
  record: Loaded<C> | null;
  /** Unsaved text of the client on the screen. */
  draft: string;
  message: { tone: 'info' | 'warning'; text: string } | null;
  connection: ConnectionState;
  /** How the troublemaker's switch stands, and what it has done. */
  behaviour: Behaviour;
  fault: 'hung' | 'crashed' | null;
  /** The session ended: nothing of any client is shown. */
  over: boolean;
}

export const emptyView = <C>(connection: ConnectionState): BaseView<C> => ({
  version: 0,
  client: null,
  record: null,
  draft: '',
  message: null,
  connection,
  behaviour: 'normal',
  fault: null,
  over: false,
});
