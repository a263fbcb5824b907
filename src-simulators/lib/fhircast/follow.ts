import { assertNever } from '#shared/failure.js';
import type { Clock } from '../clock.js';
import type { Desk } from '../desk/desk.js';
import { texts, type DraftTexts } from '../desk/texts.js';
import { decide, type Decision } from './decide.js';
import { currentContextSchema, parseJson, patientOf, type ContextPatient, type HubEvent } from './messages.js';
import type { Publisher } from './publisher.js';
import type { Answer } from './subscriber.js';

/** The parts of a desk that following needs. */
export type FollowedDesk = Pick<
  Desk,
  'show' | 'clear' | 'crash' | 'say' | 'saveDraft' | 'end' | 'setConnection' | 'setFault'
> & {
  view: () => { version: number; client: { id: string } | null; draft: string };
  windows: { whenShown: (version: number, answer: Answer) => void };
};

export interface FollowParts {
  desk: FollowedDesk;
  publisher: Pick<Publisher, 'own'>;
  clock: Clock;
  words: DraftTexts;
  /** The hub's current context (`GET {hub.url}/{topic}`); undefined when it did not answer. */
  askCurrent: () => Promise<string | undefined>;
  /** Tells the hub why an event could not be followed. */
  complain: (about: HubEvent, reason: string) => void;
  /** The workbench signed the professional out. */
  onSignOut: () => void;
}

/** Follows the workbench: turns its events into changes of the desk and answers when they can be seen. */
export function createFollower(parts: FollowParts) {
  const { desk, publisher, clock, words, askCurrent, onSignOut } = parts;
  /** A change was refused because of unsaved text, and must be asked for when the text is dealt with. */
  let missed = false;

  async function show(patient: ContextPatient, answer: Answer) {
    const result = await desk.show(patient.id, patient);
    switch (result) {
      case 'shown':
        return desk.windows.whenShown(desk.view().version, answer);
      case 'missing':
        return answer('404', texts.unknownClient);
      case 'failed':
        return answer('503');
      case 'overtaken':
        return answer('409');
      default:
        return assertNever(result);
    }
  }

  async function signOut(event: HubEvent, answer: Answer) {
    // Work is never lost: what was being written is kept as an unfinished note.
    if (!(await desk.saveDraft(false))) {
      parts.complain(event, words.reason);
      return answer('409', words.reason);
    }
    desk.end();
    answer('200');
    return onSignOut();
  }

  function decideNow(event: HubEvent): Decision {
    const { client, draft } = desk.view();
    const now = clock.now().getTime();
    return decide(event, { shown: client?.id ?? null, draft: draft !== '', own: publisher.own(), now });
  }

  function onEvent(event: HubEvent, answer: Answer): void {
    const decision = decideNow(event);
    switch (decision.do) {
      case 'show':
        return void show(decision.patient, answer);
      case 'close':
        desk.clear();
        return desk.windows.whenShown(desk.view().version, answer);
      case 'keep':
        return desk.windows.whenShown(desk.view().version, answer);
      case 'refuse':
        if (decision.why !== 'draft') return answer(decision.why === 'unreadable' ? '400' : '409');
        missed = true;
        desk.say(words.blocks, 'warning');
        return answer('409', words.reason);
      case 'signOut':
        return void signOut(event, answer);
      case 'warn':
        desk.say(texts.notEverywhere, 'warning');
        return answer('200');
      case 'ignore':
        return answer('200');
      default:
        return assertNever(decision);
    }
  }

  /** Goes to where the workbench is, unless something changed here while it was asked. */
  async function catchUp(): Promise<void> {
    const before = desk.view();
    const own = publisher.own().at;
    const body = await askCurrent();
    const current = currentContextSchema.safeParse(parseJson(body ?? ''));
    if (!current.success || publisher.own().at !== own || desk.view().version !== before.version) return;
    const patient = patientOf(current.data.context);
    if (patient?.id === before.client?.id) return;
    if (desk.view().draft !== '') {
      missed = true;
      return desk.say(words.blocks, 'warning');
    }
    if (patient === undefined) desk.clear();
    else await desk.show(patient.id, patient);
  }

  return {
    onEvent,
    decideNow,
    catchUp,
    /** Unsaved text was saved or dropped: a change that it kept away may come now. */
    draftSettled() {
      if (!missed) return;
      missed = false;
      void catchUp();
    },
  };
}
