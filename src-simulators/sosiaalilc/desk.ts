import type { Behaviour } from '../lib/behaviour.js';
import type { Clock } from '../lib/clock.js';
import { createDesk } from '../lib/desk/desk.js';
import type { DraftTexts } from '../lib/desk/texts.js';
import type { BaseView, ConnectionState, Loaded } from '../lib/desk/view.js';
import type { User } from '../lib/relying-party.js';
import type { CaseFile } from './records/case-file.js';
import type { CaseRow, Records } from './records/index.js';

/** What this system shows beside the client. */
export interface Own {
  caseList: Loaded<CaseRow[]>;
  /** Others stand against a change that began here: the professional decides. */
  question: { objections: string[] } | null;
}
export type ViewState = BaseView<CaseFile> & Own;

export const draftTexts: DraftTexts = {
  first: 'Kirjaus on kesken. Tallenna tai peruuta se ennen asiakkaan vaihtoa.',
  blocks: 'Kirjaus on kesken: työpöytä pyysi asiakkaan vaihtoa. Tallenna tai peruuta kirjaus.',
  reason: 'Asiakaskertomuksen kirjaus on kesken. Tallenna tai peruuta se ensin.',
};

export interface CaseDeskParts {
  user: User;
  records: Records;
  clock: Clock;
  connection: ConnectionState;
  behaviour: Behaviour;
}

/** One professional's desk in the case system. */
export function createCaseDesk({ user, records, clock, connection, behaviour }: CaseDeskParts) {
  const desk = createDesk<CaseFile, Own>({
    clock,
    connection,
    behaviour,
    readPatient: records.patient,
    readRecord: records.caseFile,
    saveNote: (client, text, finished) => records.saveNote(client, text, user, finished),
    extra: { caseList: { state: 'loading' }, question: null },
    fresh: () => ({ question: null }),
  });
  return {
    ...desk,
    async refreshCaseList(): Promise<void> {
      const answer = await records.caseList();
      if (!('found' in answer))
        return desk.setOwn({ caseList: { state: 'failed', why: 'failed' in answer ? answer.failed : '' } });
      for (const patient of answer.found.patients) desk.remember(patient);
      return desk.setOwn({ caseList: { state: 'ready', value: answer.found.rows } });
    },
  };
}
export type CaseDesk = ReturnType<typeof createCaseDesk>;
