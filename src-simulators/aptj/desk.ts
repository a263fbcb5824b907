import type { Clock } from '../lib/clock.js';
import type { User } from '../lib/relying-party.js';
import type { ConnectionState, ContextPatient } from './hub/messages.js';
import type { OwnChange } from './hub/publisher.js';
import { HETU_SYSTEM, identityCodeOf, toCard, toContextPatient } from './records/card.js';
import { formatTime } from './records/format.js';
import type { Records } from './records/index.js';
import { createLists } from './lists.js';
import { texts } from './texts.js';
import { emptyView, type ViewState } from './view-state.js';
import { createWindows } from './windows.js';

export interface DeskParts {
  user: User;
  records: Records;
  clock: Clock;
  /** Tells the workbench of a change that began here. */
  publish: (change: OwnChange) => void;
  connection: ConnectionState;
}

export type ShowResult = 'shown' | 'missing' | 'failed' | 'overtaken';

/** One professional's desk in the record system: which client is open, the unsaved text, and the windows showing it. */
export function createDesk({ user, records, clock, publish, connection }: DeskParts) {
  let view: ViewState = emptyView(connection);
  /** Grows with each wish to change the client: an answer that comes for an older wish is dropped. */
  let wish = 0;
  const windows = createWindows();
  const set = (change: Partial<ViewState>) => {
    // Answers that come after the end belong to nobody.
    if (view.over) return;
    view = { ...view, ...change };
    windows.show(view);
  };
  const say = (text: string, tone: 'info' | 'warning' = 'info') => set({ message: { tone, text } });
  /** What a change of client always brings: nothing of the previous one stays on the screen. */
  const fresh = () => ({ version: view.version + 1, draft: '', message: null, results: null });
  const lists = createLists({ records, set, view: () => view, now: clock.now });

  async function loadRecord(id: string) {
    const version = view.version;
    const answer = await records.tables(id);
    if (view.version !== version) return;
    if ('found' in answer) set({ record: { state: 'ready', value: answer.found } });
    else set({ record: { state: 'failed', why: 'failed' in answer ? answer.failed : texts.unknownClient } });
  }

  /** Puts a client on the screen. What is known from a list is shown at once, the rest follows. */
  async function show(id: string, expected?: ContextPatient): Promise<ShowResult> {
    const mine = ++wish;
    const known = lists.known(id);
    const answer = known === undefined ? await records.patient(id) : { found: known };
    if (mine !== wish) return 'overtaken';
    const strange = 'found' in answer && isSomebodyElse(expected, identityCodeOf(answer.found));
    if ('missing' in answer || strange) {
      say(strange ? texts.otherIdentity : texts.unknownClient, 'warning');
      return 'missing';
    }
    if ('failed' in answer) {
      say(answer.failed, 'warning');
      return 'failed';
    }
    lists.remember(answer.found);
    const client = toCard(answer.found, clock.now());
    set({ client, record: { state: 'loading' }, ...fresh() });
    void loadRecord(id);
    return 'shown';
  }

  function clear() {
    wish += 1;
    set({ client: null, record: null, ...fresh() });
  }

  return {
    view: () => view,
    windows,
    say,
    show,
    clear,
    setConnection: (state: ConnectionState) => set({ connection: state }),
    search: lists.search,
    refreshWorkList: lists.refreshWorkList,
    retryRecord() {
      if (view.client === null) return;
      set({ record: { state: 'loading' } });
      void loadRecord(view.client.id);
    },

    /** The professional picks a client here: the workbench hears of it before the data has come. */
    async open(id: string): Promise<void> {
      if (view.client?.id === id) return;
      if (view.draft !== '') return say(texts.draftFirst, 'warning');
      const known = lists.known(id);
      if (known !== undefined) publish({ event: 'Patient-open', patient: toContextPatient(known) });
      const result = await show(id);
      const read = lists.known(id);
      if (known === undefined && result === 'shown' && read !== undefined)
        publish({ event: 'Patient-open', patient: toContextPatient(read) });
    },
    /** The professional closes the client here. */
    close() {
      if (view.client === null) return;
      if (view.draft !== '') return say(texts.draftFirst, 'warning');
      const known = lists.known(view.client.id);
      if (known !== undefined) publish({ event: 'Patient-close', patient: toContextPatient(known) });
      clear();
    },

    /** Unsaved text as it is typed; text for a client that is no longer on the screen is not taken. */
    draft(client: string, text: string): boolean {
      if (view.client?.id !== client) return false;
      view = { ...view, draft: text };
      return true;
    },
    cancelDraft: () => set({ draft: '', message: null }),
    /** @returns whether the text is safe in the data store. Saving nothing is always safe. */
    async saveDraft(finished: boolean): Promise<boolean> {
      const { client, draft, version } = view;
      if (client === null || draft.trim() === '') return true;
      const answer = await records.saveNote(client.id, draft.trim(), user, finished);
      if (!('found' in answer)) {
        say('failed' in answer ? answer.failed : texts.unknownClient, 'warning');
        return false;
      }
      if (view.version !== version) return true;
      // What was typed while saving stays as unsaved text.
      if (view.draft === draft) view = { ...view, draft: '' };
      say(texts.saved(formatTime(clock.now().toISOString())));
      void loadRecord(client.id);
      return true;
    },
    /** Ends the desk: nothing of any client stays. */
    end() {
      if (view.over) return;
      wish += 1;
      view = { ...emptyView('off'), version: view.version + 1, over: true };
      windows.show(view);
    },
  };
}
export type Desk = ReturnType<typeof createDesk>;

/** The event names another person than the data store does under the same id. */
function isSomebodyElse(expected: ContextPatient | undefined, identityCode: string): boolean {
  const claimed = expected?.identifier?.find((one) => one.system === HETU_SYSTEM)?.value;
  return claimed !== undefined && identityCode !== '' && claimed !== identityCode;
}
