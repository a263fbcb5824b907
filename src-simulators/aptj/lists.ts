import { identityCodeOf, toCard } from './records/card.js';
import { formatDate, upperName } from './records/format.js';
import type { Records, WorkRow } from './records/index.js';
import type { Patient } from './records/schemas.js';
import type { Row, ViewState } from './view-state.js';

const MOST_KNOWN = 500;

/** Today's work list and the search, and the clients that they have made known. */
export function createLists({
  records,
  set,
  view,
  now,
}: {
  records: Records;
  set: (change: Partial<ViewState>) => void;
  view: () => ViewState;
  now: () => Date;
}) {
  const known = new Map<string, Patient>();
  const remember = (patient: Patient) => {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(patient.id, patient);
  };
  const toRow = ({ patient, ...rest }: WorkRow): Row => {
    remember(patient);
    return { id: patient.id, name: upperName(patient), identityCode: identityCodeOf(patient), ...rest };
  };

  return {
    known: (id: string): Patient | undefined => known.get(id),
    remember,
    async refreshWorkList(): Promise<void> {
      const answer = await records.workList();
      if ('found' in answer) set({ workList: { state: 'ready', value: answer.found.map(toRow) } });
      else set({ workList: { state: 'failed', why: 'failed' in answer ? answer.failed : '' } });
    },
    /** An empty query takes the results away. The answer of an older query is dropped. */
    async search(query: string): Promise<void> {
      if (query.trim() === '') return set({ results: null });
      set({ results: { query, rows: { state: 'loading' } } });
      const answer = await records.search(query);
      if (view().results?.query !== query) return;
      if (!('found' in answer)) {
        const why = 'failed' in answer ? answer.failed : '';
        return set({ results: { query, rows: { state: 'failed', why } } });
      }
      const rows = answer.found.map((patient) => {
        const { municipality } = toCard(patient, now());
        return toRow({ patient, time: '', reason: formatDate(patient.birthDate), unit: municipality });
      });
      return set({ results: { query, rows: { state: 'ready', value: rows } } });
    },
  };
}
