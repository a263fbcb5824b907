import { identityCodeOf, toCard } from '../lib/records/card.js';
import { formatDate, upperName } from '../lib/records/format.js';
import type { Desk } from '../lib/desk/desk.js';
import type { Records, WorkRow } from './records/index.js';
import type { Lists, Row } from './view-state.js';
import type { RecordTables } from './records/record.js';

type ListDesk = Pick<Desk<RecordTables, Lists>, 'setOwn' | 'view' | 'remember'>;

/** Today's work list and the search, and the clients that they have made known. */
export function createLists({ records, desk, now }: { records: Records; desk: ListDesk; now: () => Date }) {
  const toRow = ({ patient, ...rest }: WorkRow): Row => {
    desk.remember(patient);
    return { id: patient.id, name: upperName(patient), identityCode: identityCodeOf(patient), ...rest };
  };

  return {
    async refreshWorkList(): Promise<void> {
      const answer = await records.workList();
      if ('found' in answer) desk.setOwn({ workList: { state: 'ready', value: answer.found.map(toRow) } });
      else desk.setOwn({ workList: { state: 'failed', why: 'failed' in answer ? answer.failed : '' } });
    },
    /** An empty query takes the results away. The answer of an older query is dropped. */
    async search(query: string): Promise<void> {
      if (query.trim() === '') return desk.setOwn({ results: null });
      desk.setOwn({ results: { query, rows: { state: 'loading' } } });
      const answer = await records.search(query);
      if (desk.view().results?.query !== query) return;
      if (!('found' in answer)) {
        const why = 'failed' in answer ? answer.failed : '';
        return desk.setOwn({ results: { query, rows: { state: 'failed', why } } });
      }
      const rows = answer.found.map((patient) => {
        const { municipality } = toCard(patient, now());
        return toRow({ patient, time: '', reason: formatDate(patient.birthDate), unit: municipality });
      });
      return desk.setOwn({ results: { query, rows: { state: 'ready', value: rows } } });
    },
  };
}
