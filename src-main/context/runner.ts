import type { Clock } from '#shared/clock.js';
import { type Failure, assertNever } from '#shared/failure.js';
import type { AccessLog } from '../access/index.js';
import type { Log } from '../log.js';
import { atRest } from './at-rest.js';
import { createBindings } from './bindings.js';
import { named } from './compose.js';
import { type Change, type Effect, type MachineEvent, initialState, reduce } from './machine.js';
import { createLateFacts } from './late-facts.js';
import { createParked } from './parked.js';
import { createPeople } from './people.js';
import { createPreparation } from './prepare.js';
import { createPresent } from './present.js';
import { createProposals } from './proposals.js';
import { createReading } from './reading.js';
import { createRecord } from './record.js';
import { createTimers } from './timers.js';
import {
  CONFIRM_MS,
  type ContextTool,
  type IdentityReader,
  type Identified,
  SURVEY_MS,
  type UnsavedWork,
  clientLabel,
} from './types.js';
import { createView } from './view.js';

export interface RunnerParts {
  tools: ContextTool[];
  reader: IdentityReader;
  accessLog: AccessLog;
  unsaved: UnsavedWork;
  professional: () => string | null;
  clock: Clock;
  log: Log;
}

/**
 * Runs the context machine: finds out who the client is, writes the access log, asks and tells the tools through their
 * bindings, keeps time, and shows the result as `ContextState`. The only truth of which client is active.
 */
export function createContextRunner({ tools, reader, accessLog, unsaved, professional, clock, log }: RunnerParts) {
  let machine = initialState(Object.fromEntries(tools.map((tool) => [tool.id, tool.survey])), clock.now());
  const nameOf = (id: string) => tools.find((tool) => tool.id === id)?.name ?? machine.tools[id]?.guest ?? id;
  const people = createPeople();
  const parked = createParked();
  const record = createRecord({ accessLog, professional, nameOf, clock, log });
  const timers = createTimers(clock);
  const present = createPresent({ machine: () => machine, people, parked, unsaved, clock });
  const { reference, deliveryOf } = present;
  let failure: Failure | undefined;
  let reading = createReading();

  const view = createView({
    machine: () => machine,
    facts: () => ({ ...present.facts(), failure }),
    tools,
    nameOf,
    clock,
  });
  const { show } = view;

  // An effect may bring forth the next event at once: it waits until its own step is done.
  const queue: MachineEvent[] = [];
  let busy = false;
  function dispatch(event: MachineEvent) {
    queue.push(event);
    if (busy) return;
    busy = true;
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const { state, effects } = reduce(machine, next);
        machine = state;
        for (const effect of effects) perform(effect);
      }
    } finally {
      busy = false;
    }
    // These come in swarms, or while the access log is being written; anything else is seen at once.
    if (event.type === 'propose' || event.type === 'answer') view.showSoon();
    else show();
  }

  function perform(effect: Effect) {
    switch (effect.do) {
      case 'prepare':
        return begin(effect.change);
      case 'survey': {
        const { tool, change } = effect;
        // Before it is asked: a hub that gives up a silent tool after as long must not come first.
        limit(tool, change.id, 'survey', SURVEY_MS);
        if (!bindings.survey(tool, change)) dispatch({ type: 'notAsked', tool, id: change.id, now: clock.now() });
        return undefined;
      }
      case 'await':
        return limit(effect.tool, effect.change.id, 'confirmation', CONFIRM_MS);
      case 'tell': {
        const { tool, change, closes } = effect;
        return limit(tool, change.id, 'confirmation', bindings.tell(tool, change, closes) ? CONFIRM_MS : 0);
      }
      case 'committed':
        return committed(effect);
      case 'cancelled':
        return bindings.cancelled(effect.tool, effect.change);
      case 'surveyed':
        return bindings.surveyed(effect.change.id, named(effect.objections, nameOf));
      case 'dropped':
        return dropped(effect);
      case 'settled':
        record.settled(machine);
        return lateFacts.toolsDone();
      default:
        return assertNever(effect);
    }
  }

  const limit = (tool: string, id: string, of: 'survey' | 'confirmation', ms: number) =>
    timers.start(`${tool} ${of}`, ms, () => dispatch({ type: 'overdue', tool, id, of, now: clock.now() }));

  function begin(change: Change) {
    failure = undefined;
    view.letGo();
    record.begun(change, machine.active);
    reading.giveUp();
    const own = createReading();
    reading = own;
    void prepare(change, own).then((prepared) => {
      if (own.isOver()) return;
      const now = clock.now();
      if (!prepared.ok) {
        failure = prepared.failure;
        return dispatch({ type: 'notPrepared', id: change.id, now });
      }
      const told = people.of(change.id)?.identity;
      if (told?.origin === 'message') lateFacts.expect(change, told.reference, own);
      return dispatch({ type: 'prepared', id: change.id, client: prepared.client, now });
    });
  }

  function committed(effect: Extract<Effect, { do: 'committed' }>) {
    const { change } = effect;
    const shown = present.committed(effect);
    if (shown?.identity.origin === 'message' && lateFacts.isExpected(change.id)) view.hold(change.id);
    else view.letGo();
    record.committed(effect, machine.active, machine.locked);
    bindings.surveyed(change.id, 'gone');
    const delivery = deliveryOf(change, []);
    present.keepOnlyNeeded();
    bindings.committed(delivery);
  }

  function dropped(effect: Extract<Effect, { do: 'dropped' }>) {
    people.forgetChange(effect.change.id);
    present.notParkedBy(effect.change.id);
    record.dropped(effect, machine.active);
    bindings.surveyed(effect.change.id, 'gone');
  }

  /** The source answered after the message's facts were shown: the banner gets the source's. */
  function refine(change: Change, answer: Identified) {
    if (machine.current.id !== change.id && machine.pending?.id !== change.id) return;
    people.learn(change.id, answer);
    const label = clientLabel(answer.identity);
    if (machine.current.id === change.id) {
      present.refined(answer);
      record.named(change.id, label);
    }
    dispatch({ type: 'identified', client: { reference: answer.identity.reference, label } });
  }

  const lateFacts = createLateFacts({
    reader,
    onAnswer: refine,
    onDone(changeId) {
      // Nothing is left to be stopped: to tell requests that are over to stop costs more than they did.
      reading = createReading();
      view.release(changeId);
    },
    clock,
  });
  const prepare = createPreparation({
    reader,
    people,
    accessLog,
    professional,
    active: reference,
    log,
  });
  const stopDrafts = unsaved.subscribe(show);

  const proposals = createProposals({ machine: () => machine, dispatch, people, hasUnsaved: unsaved.has, clock });
  const bindings = createBindings({
    machine: () => machine,
    dispatch,
    propose: proposals.propose,
    deliveryOf,
    clock,
  });

  async function clear(lock: boolean, why: 'lock' | 'signOut') {
    reading.giveUp();
    failure = undefined;
    const had = reference();
    dispatch({ type: 'clear', change: proposals.ownChange(null), lock });
    view.letGo();
    show();
    if (had === null) return;
    await accessLog
      .append({ action: 'clientClosed', professional: professional(), client: had, by: 'workbench', from: had, why })
      .catch(() => undefined);
  }

  return {
    live: view.live,
    atRest: () => atRest({ machine: () => machine, changed: view.live.subscribe, nameOf }),
    timeline: record.timeline,
    client: view.client,
    dispatch,
    proposeOwn: proposals.proposeOwn,
    ownChange: proposals.ownChange,
    clear,
    show,
    parked,
    bindings: bindings.all,
    attach: bindings.attach,
    machine: () => machine,
    previous: present.previous,
    parkWhenCommitted: present.parkWhenCommitted,
    forgetEverybody() {
      present.forget();
      record.clear();
      show();
    },
    /** Whole facts of the client that the windows see, for the core only; undefined while that is not the active one. */
    active: () => (view.isHeld() ? undefined : present.shown()),
    /** Source facts of a client that had none when it was opened, e.g. after its server recovered. */
    async refresh() {
      const change = machine.current;
      if (change.client === null || present.shown()?.identity.origin !== 'message') return;
      const answer = await reader.read(change.client, new AbortController().signal);
      if (answer.ok) refine(change, answer);
    },
    async stop() {
      await clear(false, 'signOut');
      timers.stop();
      stopDrafts();
      await bindings.close();
    },
  };
}
