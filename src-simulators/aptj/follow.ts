import { assertNever } from '#shared/failure.js';
import type { Clock } from '../lib/clock.js';
import { decide } from './decide.js';
import type { Desk } from './desk.js';
import { currentContextSchema, parseJson, patientOf, type HubEvent } from './hub/messages.js';
import type { Publisher } from './hub/publisher.js';
import { texts } from './texts.js';

export interface FollowParts {
  desk: Desk;
  publisher: Pick<Publisher, 'own'>;
  clock: Clock;
  /** The hub's current context (`GET {hub.url}/{topic}`); undefined when it did not answer. */
  askCurrent: () => Promise<string | undefined>;
  /** The workbench signed the professional out. */
  onSignOut: () => void;
}

type Answer = (status: string) => void;

/** Follows the workbench: turns its events into changes of the desk and answers when they can be seen. */
export function createFollower({ desk, publisher, clock, askCurrent, onSignOut }: FollowParts) {
  /** A change was refused because of unsaved text, and must be asked for when the text is dealt with. */
  let missed = false;

  async function show(patient: Parameters<Desk['show']>[1] & { id: string }, answer: Answer) {
    const result = await desk.show(patient.id, patient);
    switch (result) {
      case 'shown':
        return desk.windows.whenShown(desk.view().version, answer);
      case 'missing':
        return answer('404');
      case 'failed':
        return answer('503');
      case 'overtaken':
        return answer('409');
      default:
        return assertNever(result);
    }
  }

  async function signOut(answer: Answer) {
    // Work is never lost: what was being written is kept as an unfinished note.
    if (!(await desk.saveDraft(false))) return answer('409');
    desk.end();
    answer('200');
    return onSignOut();
  }

  function onEvent(event: HubEvent, answer: Answer): void {
    const { client, draft } = desk.view();
    const standing = {
      shown: client?.id ?? null,
      draft: draft !== '',
      own: publisher.own(),
      now: clock.now().getTime(),
    };
    const decision = decide(event, standing);
    switch (decision.do) {
      case 'show':
        return void show(decision.patient, answer);
      case 'close':
        desk.clear();
        return desk.windows.whenShown(desk.view().version, answer);
      case 'keep':
        return desk.windows.whenShown(desk.view().version, answer);
      case 'refuse':
        if (decision.why === 'draft') {
          missed = true;
          desk.say(texts.draftBlocks, 'warning');
        }
        return answer(decision.why === 'unreadable' ? '400' : '409');
      case 'signOut':
        return void signOut(answer);
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
      return desk.say(texts.draftBlocks, 'warning');
    }
    if (patient === undefined) desk.clear();
    else await desk.show(patient.id, patient);
  }

  return {
    onEvent,
    catchUp,
    /** Unsaved text was saved or dropped: a change that it kept away may come now. */
    draftSettled() {
      if (!missed) return;
      missed = false;
      void catchUp();
    },
  };
}
