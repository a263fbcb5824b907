import type { BaseView, Loaded } from '../lib/desk/view.js';
import type { RecordTables } from './records/record.js';

export interface Row {
  id: string;
  name: string;
  identityCode: string;
  time: string;
  reason: string;
  unit: string;
}

/** The lists that the record system shows beside the client. */
export interface Lists {
  workList: Loaded<Row[]>;
  results: { query: string; rows: Loaded<Row[]> } | null;
}

/** Everything that the windows of one session show. */
export type ViewState = BaseView<RecordTables> & Lists;
