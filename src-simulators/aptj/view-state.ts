import type { ConnectionState } from './hub/messages.js';
import type { Card } from './records/card.js';
import type { RecordTables } from './records/record.js';

export interface Row {
  id: string;
  name: string;
  identityCode: string;
  time: string;
  reason: string;
  unit: string;
}

/** Something asked of the data store: on its way, there, or failed with words to show. */
export type Loaded<T> = { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; why: string };

/** Everything that the windows of one session show. Sent whole at each change. */
export interface ViewState {
  /** Grows with each change of client; a window confirms the one that it shows. */
  version: number;
  client: Card | null;
  record: Loaded<RecordTables> | null;
  workList: Loaded<Row[]>;
  results: { query: string; rows: Loaded<Row[]> } | null;
  /** Unsaved text of the client on the screen. */
  draft: string;
  message: { tone: 'info' | 'warning'; text: string } | null;
  connection: ConnectionState;
  /** The session ended: nothing of any client is shown. */
  over: boolean;
}

export const emptyView = (connection: ConnectionState): ViewState => ({
  version: 0,
  client: null,
  record: null,
  workList: { state: 'loading' },
  results: null,
  draft: '',
  message: null,
  connection,
  over: false,
});
