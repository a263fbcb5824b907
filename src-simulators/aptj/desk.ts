import type { Behaviour } from '../lib/behaviour.js';
import type { Clock } from '../lib/clock.js';
import { createDesk } from '../lib/desk/desk.js';
import type { ConnectionState } from '../lib/desk/view.js';
import type { OwnChange } from '../lib/fhircast/publisher.js';
import { toContextPatient } from '../lib/records/card.js';
import type { User } from '../lib/relying-party.js';
import type { Records } from './records/index.js';
import type { RecordTables } from './records/record.js';
import { createLists } from './lists.js';
import { draftTexts } from './texts.js';
import type { Lists } from './view-state.js';

export interface AptjDeskParts {
  user: User;
  records: Records;
  clock: Clock;
  /** Tells the workbench of a change that began here. */
  publish: (change: OwnChange) => void;
  connection: ConnectionState;
  behaviour: Behaviour;
}

const nothing: Lists = { workList: { state: 'loading' }, results: null };

/** One professional's desk in the record system: any client can be opened here, and the workbench hears of it. */
export function createAptjDesk({ user, records, clock, publish, connection, behaviour }: AptjDeskParts) {
  const desk = createDesk<RecordTables, Lists>({
    clock,
    connection,
    behaviour,
    readPatient: records.patient,
    readRecord: records.tables,
    saveNote: (client, text, finished) => records.saveNote(client, text, user, finished),
    extra: nothing,
    fresh: () => ({ results: null }),
  });
  const lists = createLists({ records, desk, now: clock.now });

  return {
    ...desk,
    search: lists.search,
    refreshWorkList: lists.refreshWorkList,
    /** The professional picks a client here: the workbench hears of it before the data has come. */
    async open(id: string): Promise<void> {
      if (desk.view().client?.id === id) return;
      if (desk.view().draft !== '') return desk.say(draftTexts.first, 'warning');
      const known = desk.known(id);
      if (known !== undefined) publish({ event: 'Patient-open', patient: toContextPatient(known) });
      const result = await desk.show(id);
      const read = desk.known(id);
      if (known === undefined && result === 'shown' && read !== undefined)
        publish({ event: 'Patient-open', patient: toContextPatient(read) });
    },
    /** The professional closes the client here. */
    close() {
      const { client, draft } = desk.view();
      if (client === null) return;
      if (draft !== '') return desk.say(draftTexts.first, 'warning');
      const known = desk.known(client.id);
      if (known !== undefined) publish({ event: 'Patient-close', patient: toContextPatient(known) });
      desk.clear();
    },
  };
}
