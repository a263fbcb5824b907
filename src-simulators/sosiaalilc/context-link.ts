import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BehaviourSwitch } from '../lib/behaviour.js';
import type { Clock } from '../lib/clock.js';
import { texts } from '../lib/desk/texts.js';
import { backOff } from '../lib/fhircast/back-off.js';
import { HETU_SYSTEM } from '../lib/records/card.js';
import type { Answer } from '../lib/records/fhir.js';
import { createCommonContext, type ChangeResult, type SharedClient } from './ccow/index.js';
import { draftTexts, type CaseDesk } from './desk.js';

export type Notify = { style: 'callback'; url: string } | { style: 'poll'; everyMs: number };

export interface ContextLinkParts {
  registry: string;
  notify: Notify;
  desk: CaseDesk;
  behaviour: BehaviourSwitch;
  findByIdentityCode: (code: string) => Promise<Answer<string>>;
  clock: Clock;
  random: () => number;
  /** The workbench's session is over. */
  onOver: () => void;
}

/** A question about a change that began here is answered with "no" after this: managers give up in a minute. */
const ASK_MS = 50_000;

/** A desk's link to the workbench by the common context (CCOW, minimikontekstinhallinta). */
export function createContextLink(parts: ContextLinkParts) {
  const { desk, behaviour, clock, notify } = parts;
  let closed = false;
  let cancelTimer = () => {};
  /** Those who wait for the unsaved text to be dealt with. */
  let waiting: (() => void)[] = [];
  let answerQuestion = (_yes: boolean) => {};
  let before = behaviour.now();

  const draftSettled = () => {
    const all = waiting;
    waiting = [];
    for (const go of all) go();
  };

  /** Shows the shared client; resolves when every window has drawn it. Until then the change is not confirmed. */
  async function receive(client: SharedClient | null): Promise<void> {
    // The professional decided to change anyway: the text is kept as an unfinished note, and if it cannot be, it stays.
    if (desk.view().draft !== '' && !(await desk.saveDraft(false)))
      await new Promise<void>((resolve) => waiting.push(resolve));
    if (closed) return;
    await showClient(client);
    await new Promise<void>((resolve) => desk.windows.whenShown(desk.view().version, () => resolve()));
  }

  async function showClient(client: SharedClient | null): Promise<void> {
    const found: Answer<string> =
      client?.id === undefined
        ? client?.identityCode === undefined
          ? { missing: true }
          : await parts.findByIdentityCode(client.identityCode)
        : { found: client.id };
    if (client !== null && 'found' in found) {
      if (desk.view().client?.id === found.found) return;
      const identifier = [{ system: HETU_SYSTEM, value: client.identityCode }];
      const result = await desk.show(found.found, { identifier });
      if (result === 'shown' || result === 'overtaken') return;
    }
    // Nobody rather than the wrong one.
    if (desk.view().client !== null) desk.clear();
    if (client !== null) desk.say('failed' in found ? found.failed : texts.unknownClient, 'warning');
  }

  const askUser = (objections: string[]): Promise<boolean> =>
    new Promise((resolve) => {
      const settle = (yes: boolean) => {
        cancel();
        desk.setOwn({ question: null });
        resolve(yes);
      };
      const cancel = clock.after(ASK_MS, () => settle(false));
      answerQuestion = settle;
      desk.setOwn({ question: { objections } });
    });

  const make = () =>
    createCommonContext({
      registry: parts.registry,
      applicationName: 'SosiaaliLC',
      notify,
      clock,
      onClient: receive,
      askUser,
      mayChange() {
        if (desk.view().draft === '') return true;
        desk.say(draftTexts.blocks, 'warning');
        return draftTexts.reason;
      },
      // One that only asks cannot object: it stays where it is while text is unsaved.
      behaviour: () =>
        notify.style === 'poll' && behaviour.now() === 'normal' && desk.view().draft !== ''
          ? 'refuse'
          : behaviour.now(),
      onLink(link) {
        if (closed) return;
        if (link === 'ended') return parts.onOver();
        if (link !== 'left') desk.setConnection(link === 'joined' ? 'connected' : 'lost');
      },
    });
  let common = make();

  async function join(attempt: number): Promise<void> {
    const joined = await common.join();
    if (closed) return;
    // One that asks goes on asking by itself.
    if (joined && notify.style === 'callback') await common.catchUp();
    else if (!joined && notify.style === 'callback')
      cancelTimer = clock.after(backOff(attempt, parts.random()), () => void join(attempt + 1));
  }

  /** The system starts anew: it knows nothing of before. */
  async function restart(): Promise<void> {
    cancelTimer();
    await common.leave();
    if (closed) return;
    common = make();
    await join(0);
  }

  function crash() {
    desk.crash();
    desk.setConnection('lost');
  }

  void join(0);
  return {
    draftSettled,
    answer: (yes: boolean) => answerQuestion(yes),
    change: (client: SharedClient | null): Promise<ChangeResult> => common.change(client),

    /** One request of the context manager. A fault of the callback style comes with the request. */
    handle(request: IncomingMessage, response: ServerResponse) {
      if (behaviour.now() === 'hang') desk.setFault('hung');
      if (behaviour.now() === 'crash') crash();
      common.handle(request, response);
    },
    /** The troublemaker's switch was turned. One that asks has its fault at once: it is its asking that stops. */
    turned() {
      const [was, is] = [before, behaviour.now()];
      before = is;
      desk.setFault(null);
      if (is === 'refuse' && notify.style === 'poll') desk.say(texts.refuses, 'warning');
      if (is === 'hang' && notify.style === 'poll') desk.setFault('hung');
      if (is === 'crash' && notify.style === 'poll') return crash();
      const stood = notify.style === 'callback' && (was === 'hang' || was === 'oldClient');
      if (was === 'crash' || stood) void restart();
    },
    async close(): Promise<void> {
      closed = true;
      cancelTimer();
      answerQuestion(false);
      draftSettled();
      await common.leave();
    },
  };
}
