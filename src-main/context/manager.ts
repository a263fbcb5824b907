import { randomUUID } from 'node:crypto';
import type { Clock } from '#shared/clock.js';
import type { ClientReference, ContextState } from '#shared/context.js';
import { type Failure, assertNever } from '#shared/failure.js';
import type { AccessLog } from '../access/index.js';
import { createLive } from '../live.js';
import type { Log } from '../log.js';
import { type Answer, type Change, type Effect, type MachineEvent, initialState, reduce } from './machine.js';
import {
  CONFIRM_MS,
  type ContextTool,
  type IdentityReader,
  IDENTITY_GRACE_MS,
  SURVEY_MS,
  type Identified,
  clientLabel,
} from './types.js';

/**
 * Runs the context machine: finds out who the client is, writes the access log, tells the tools, keeps time, and shows
 * the result as `ContextState`. The only truth of which client is active.
 */
export function createContextManager({
  tools,
  reader,
  accessLog,
  tell,
  professional,
  clock,
  log,
}: {
  tools: ContextTool[];
  reader: IdentityReader;
  accessLog: AccessLog;
  /** Sends a change to a tool with the facts of the client it opens or closes; false when the tool does not listen. */
  tell: (tool: string, change: Change, facts: Identified | undefined) => boolean;
  professional: () => string | null;
  clock: Clock;
  log: Log;
}) {
  const master = tools.find((tool) => tool.master)?.id ?? null;
  let machine = initialState(
    tools.map((tool) => tool.id),
    master,
    clock.now(),
  );
  const known = new Map<string, Identified>();
  let shown: Identified | undefined;
  let previous: Identified | undefined;
  let since = clock.now();
  let failure: Failure | undefined;
  let preparing = new AbortController();

  const iso = (at: number) => new Date(at).toISOString();
  const nameOf = (id: string) => tools.find((tool) => tool.id === id)?.name ?? id;
  const phase = (): ContextState['phase'] => {
    if (machine.pending !== null) return 'proposed';
    const states = Object.values(machine.tools).map((tool) => tool.state);
    if (states.includes('switching')) return 'verifying';
    if (machine.active === null && !states.includes('unconfirmed') && !states.includes('refused')) return 'idle';
    return states.includes('unconfirmed') || states.includes('refused') ? 'partlySynced' : 'synced';
  };
  const compose = (): ContextState => ({
    version: machine.version,
    phase: phase(),
    active: shown?.identity ?? null,
    since: iso(since),
    ...(machine.pending === null ? {} : { pending: { from: nameOf(machine.pending.by) } }),
    ...(failure === undefined ? {} : { failure }),
    participants: Object.entries(machine.tools).map(([toolId, record]) => ({
      toolId,
      name: nameOf(toolId),
      state: record.state,
      ...(record.shows === undefined ? {} : { shows: record.shows }),
      since: iso(record.since),
    })),
  });
  const live = createLive(compose());
  /** What other features follow: the committed client, without its name. */
  const client = createLive<{ version: number; reference: ClientReference | null }>({ version: 0, reference: null });

  function dispatch(event: MachineEvent) {
    const { state, effects } = reduce(machine, event);
    machine = state;
    for (const effect of effects) perform(effect);
    live.set(compose());
  }

  function perform(effect: Effect) {
    switch (effect.do) {
      case 'prepare':
        failure = undefined;
        preparing.abort();
        preparing = new AbortController();
        return void prepare(effect.change, preparing.signal);
      case 'tell':
        return send(effect);
      case 'committed':
        previous = shown;
        shown = effect.change.client === null ? undefined : known.get(effect.change.id);
        known.clear();
        if (shown !== undefined) known.set(effect.change.id, shown);
        since = clock.now();
        return client.set({ version: machine.version, reference: effect.change.client });
      case 'dropped':
        known.delete(effect.change.id);
        if (effect.why === 'refused' && effect.tool !== undefined)
          failure = { kind: 'rejected', source: nameOf(effect.tool), status: 409 };
        if (effect.why === 'timedOut' && effect.tool !== undefined)
          failure = { kind: 'timedOut', source: nameOf(effect.tool), afterMs: SURVEY_MS };
        return undefined;
      default:
        return assertNever(effect);
    }
  }

  function send({ tool, change, limit }: Extract<Effect, { do: 'tell' }>) {
    const overdue = () => dispatch({ type: 'overdue', tool, id: change.id, now: clock.now() });
    const facts = change.client === null ? goingClient(change) : known.get(change.id);
    const limitMs = limit === 'confirm' ? CONFIRM_MS : SURVEY_MS;
    // Later, not now: an effect must not dispatch while its own step is still being performed.
    clock.after(tell(tool, change, facts) ? limitMs : 0, overdue);
  }

  /** Whose closing it is: the one before the commit, or the present one while the master is being asked. */
  const goingClient = (change: Change) => (machine.current?.id === change.id ? previous : shown);

  /** Finds out who it is and writes the access log. A message's own facts serve when the source is slow or silent. */
  async function prepare(change: Change, signal: AbortSignal) {
    const done = (event: MachineEvent) => {
      if (!signal.aborted) dispatch(event);
    };
    const identified = change.client === null ? undefined : await identify(change, signal);
    if (signal.aborted) return;
    if (change.client !== null && identified === undefined)
      return done({ type: 'notPrepared', id: change.id, now: clock.now() });
    try {
      await accessLog.append({
        action: change.client === null ? 'clientClosed' : 'clientOpened',
        professional: professional(),
        client: change.client ?? machine.active?.reference ?? null,
        by: change.by,
      });
    } catch (error) {
      log('error', 'access-log-unwritable', { detail: error instanceof Error ? error.message : '' });
      failure = { kind: 'unreachable', source: 'käyttöloki' };
      // Nothing may be shown without its entry; closing shows nothing, so it goes on.
      if (change.client !== null) return done({ type: 'notPrepared', id: change.id, now: clock.now() });
    }
    const named =
      identified === undefined
        ? null
        : { reference: identified.identity.reference, label: clientLabel(identified.identity) };
    done({ type: 'prepared', id: change.id, client: named });
  }

  async function identify(change: Change, signal: AbortSignal): Promise<Identified | undefined> {
    if (change.client === null) return undefined;
    const fromMessage = known.get(change.id);
    const reading = reader.read(change.client, signal);
    const late = new Promise<'late'>((resolve) => void clock.after(IDENTITY_GRACE_MS, () => resolve('late')));
    const first = fromMessage === undefined ? await reading : await Promise.race([reading, late]);
    if (first !== 'late' && first.ok) {
      known.set(change.id, first);
      return first;
    }
    if (fromMessage === undefined) {
      if (first !== 'late' && !first.ok && !signal.aborted) failure = first.failure;
      return undefined;
    }
    if (first === 'late') void reading.then((answer) => answer.ok && refine(change, answer));
    return fromMessage;
  }

  /** The source answered after the message's facts were shown: the banner gets the source's. */
  function refine(change: Change, answer: Identified) {
    if (machine.current?.id !== change.id && machine.pending?.id !== change.id) return;
    known.set(change.id, answer);
    if (machine.current?.id !== change.id) return;
    shown = answer;
    live.set(compose());
  }

  const propose = (change: Change, facts?: Identified) => {
    if (facts !== undefined) known.set(change.id, facts);
    dispatch({ type: 'propose', change: { ...change, at: Math.min(change.at, clock.now()) } });
  };
  const ownChange = (to: ClientReference | null): Change => ({
    id: randomUUID(),
    client: to,
    at: clock.now(),
    by: 'workbench',
  });

  return {
    live,
    client,
    propose,
    open: (reference: ClientReference) => propose(ownChange(reference)),
    close: () => propose(ownChange(null)),
    /** Sign-out or shut-down: no client, at once. */
    async clear() {
      const had = machine.active?.reference ?? null;
      preparing.abort();
      failure = undefined;
      if (had === null && machine.pending === null) return;
      dispatch({ type: 'clear', change: ownChange(null) });
      await accessLog
        .append({ action: 'clientClosed', professional: professional(), client: had, by: 'workbench' })
        .catch(() => undefined);
    },
    joined: (tool: string) => dispatch({ type: 'join', tool, now: clock.now() }),
    left: (tool: string) => dispatch({ type: 'leave', tool, now: clock.now() }),
    answered: (tool: string, id: string, answer: Answer) =>
      dispatch({ type: 'answer', tool, id, answer, now: clock.now() }),
    retell: (tool: string) => dispatch({ type: 'retell', tool, now: clock.now() }),
    /** The active client's whole facts, for the core only. */
    active: () => shown,
    current: () => machine.current,
    /** Source facts of a client that had none when it was opened, e.g. after its server recovered. */
    async refresh() {
      const change = machine.current;
      if (change === null || change.client === null || shown?.identity.origin !== 'message') return;
      const answer = await reader.read(change.client, new AbortController().signal);
      if (answer.ok) refine(change, answer);
    },
  };
}
