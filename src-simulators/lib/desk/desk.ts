import type { Behaviour } from '../behaviour.js';
import type { Clock } from '../clock.js';
import { HETU_SYSTEM, identityCodeOf, toCard } from '../records/card.js';
import type { Answer } from '../records/fhir.js';
import { formatTime } from '../records/format.js';
import type { Patient } from '../records/schemas.js';
import { texts } from './texts.js';
import { emptyView, type BaseView, type ConnectionState } from './view.js';
import { createWindows } from './windows.js';

export interface DeskParts<C, E extends object> {
  clock: Clock;
  connection: ConnectionState;
  behaviour: Behaviour;
  readPatient: (id: string) => Promise<Answer<Patient>>;
  /** Reads what the system shows of a client. */
  readRecord: (id: string) => Promise<Answer<C>>;
  saveNote: (client: string, text: string, finished: boolean) => Promise<Answer<unknown>>;
  /** The system's own part of the view, and what a change of client does to it. */
  extra: E;
  fresh: () => Partial<E>;
}

export type ShowResult = 'shown' | 'missing' | 'failed' | 'overtaken';

/** Who is expected under an id, as the message that asked for it says. */
export interface Expected {
  identifier?: { system?: string | undefined; value?: string | undefined }[] | undefined;
}

const MOST_KNOWN = 500;

/** One professional's desk in a system: which client is open, the unsaved text, and the windows showing it. */
export function createDesk<C, E extends object>(parts: DeskParts<C, E>) {
  const { clock } = parts;
  let base: BaseView<C> = { ...emptyView<C>(parts.connection), behaviour: parts.behaviour };
  let extra = parts.extra;
  /** Grows with each wish to change the client: an answer that comes for an older wish is dropped. */
  let wish = 0;
  /** The wish on its way: who asks for the same client meanwhile gets its result, and nobody is overtaken by themself. */
  let coming: { who: string; result: Promise<ShowResult> } | undefined;
  const known = new Map<string, Patient>();
  const windows = createWindows<BaseView<C> & E>();
  const view = () => ({ ...base, ...extra });
  const set = (change: Partial<BaseView<C>>, own: Partial<E> = {}) => {
    // Answers that come after the end belong to nobody.
    if (base.over) return;
    base = { ...base, ...change };
    extra = { ...extra, ...own };
    windows.show(view());
  };
  const say = (text: string, tone: 'info' | 'warning' = 'info') => set({ message: { tone, text } });
  /** What a change of client always brings: nothing of the previous one stays on the screen. */
  const change = (to: Pick<BaseView<C>, 'client' | 'record'> & Partial<BaseView<C>>) =>
    set({ ...to, version: base.version + 1, draft: '', message: null }, parts.fresh());
  const remember = (patient: Patient) => {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(patient.id, patient);
  };

  async function loadRecord(id: string) {
    const version = base.version;
    const answer = await parts.readRecord(id);
    if (base.version !== version) return;
    if ('found' in answer) set({ record: { state: 'ready', value: answer.found } });
    else set({ record: { state: 'failed', why: 'failed' in answer ? answer.failed : texts.unknownClient } });
  }

  async function bring(id: string, expected?: Expected): Promise<ShowResult> {
    const mine = ++wish;
    const found = known.get(id);
    const answer = found === undefined ? await parts.readPatient(id) : { found };
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
    remember(answer.found);
    change({ client: toCard(answer.found, clock.now()), record: { state: 'loading' } });
    void loadRecord(id);
    return 'shown';
  }
  /** Gives up a wish that is on its way. */
  function forgetWish() {
    wish += 1;
    coming = undefined;
  }

  return {
    view,
    windows,
    say,
    known: (id: string): Patient | undefined => known.get(id),
    remember,
    /** Changes the system's own part of the view. */
    setOwn: (own: Partial<E>) => set({}, own),
    setConnection: (connection: ConnectionState) => set({ connection }),
    setBehaviour: (behaviour: Behaviour) => set({ behaviour }),
    setFault: (fault: BaseView<C>['fault']) => set({ fault }),

    /** Puts a client on the screen. What is known of the client is shown at once, the rest follows. */
    show(id: string, expected?: Expected): Promise<ShowResult> {
      const who = `${id} ${claimedCode(expected) ?? ''}`;
      if (coming?.who === who) return coming.result;

      const result = bring(id, expected).finally(() => {
        if (coming?.result === result) coming = undefined;
      });
      coming = { who, result };
      return result;
    },
    clear() {
      forgetWish();
      change({ client: null, record: null });
    },
    /** The system has crashed: what it held in memory is gone. */
    crash() {
      forgetWish();
      change({ client: null, record: null, fault: 'crashed' });
    },
    retryRecord() {
      if (base.client === null) return;
      set({ record: { state: 'loading' } });
      void loadRecord(base.client.id);
    },

    /** Unsaved text as it is typed; text for a client that is no longer on the screen is not taken. */
    draft(client: string, text: string): boolean {
      if (base.client?.id !== client) return false;
      base = { ...base, draft: text };
      return true;
    },
    cancelDraft: () => set({ draft: '', message: null }),
    /** @returns whether the text is safe in the data store. Saving nothing is always safe. */
    async saveDraft(finished: boolean): Promise<boolean> {
      const { client, draft, version } = base;
      if (client === null || draft.trim() === '') return true;
      const answer = await parts.saveNote(client.id, draft.trim(), finished);
      if (!('found' in answer)) {
        say('failed' in answer ? answer.failed : texts.unknownClient, 'warning');
        return false;
      }
      if (base.version !== version) return true;
      // What was typed while saving stays as unsaved text.
      if (base.draft === draft) base = { ...base, draft: '' };
      say(texts.saved(formatTime(clock.now().toISOString())));
      void loadRecord(client.id);
      return true;
    },
    /** Ends the desk: nothing of any client stays. */
    end() {
      if (base.over) return;
      forgetWish();
      base = { ...emptyView('off'), version: base.version + 1, over: true };
      extra = parts.extra;
      windows.show(view());
    },
  };
}
export type Desk<C = unknown, E extends object = object> = ReturnType<typeof createDesk<C, E>>;

const claimedCode = (expected: Expected | undefined): string | undefined =>
  expected?.identifier?.find((one) => one.system === HETU_SYSTEM)?.value;

/** The message names another person than the data store does under the same id. */
function isSomebodyElse(expected: Expected | undefined, identityCode: string): boolean {
  const claimed = claimedCode(expected);
  return claimed !== undefined && identityCode !== '' && claimed !== identityCode;
}
