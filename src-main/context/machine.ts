import type { ClientReference, Participant } from '#shared/context.js';
import { assertNever } from '#shared/failure.js';

/** A wish to change the client: to `client`, or to none. */
export interface Change {
  /** Id of the event that carried it (FHIRcast `id`). */
  id: string;
  client: ClientReference | null;
  /** For a change to none that closes a certain client: it counts only while that client is the one. */
  closes?: ClientReference;
  /** When it happened, epoch milliseconds; an older change never replaces a newer one. */
  at: number;
  /** Tool that asked for it, or `workbench`. */
  by: string;
  /** The asking tool has not moved yet: it hears of objections and decides itself (CCOW PublishChangesDecision). */
  heldByTool?: boolean;
}

export interface NamedClient {
  reference: ClientReference;
  /** For "which client does this tool still show". */
  label: string;
}

export interface ToolRecord {
  joined: boolean;
  state: Participant['state'];
  shows: NamedClient | null | undefined;
  /** Change that the tool has been told of and has not answered. */
  awaiting: string | null;
  since: number;
}

export interface Pending extends Change {
  /** Set when the client is known and the access log has it. */
  prepared: { client: NamedClient | null } | null;
  /** The master while it is being asked, null when it need not be or has agreed. */
  asking: string | null;
  /** How the master agreed. */
  masterAnswer: 'shown' | 'accepted' | null;
}

export interface MachineState {
  /** Number of committed changes. */
  version: number;
  active: NamedClient | null;
  /** The change that made `active` so. */
  current: Change | null;
  pending: Pending | null;
  master: string | null;
  tools: Record<string, ToolRecord>;
}

export type Answer = 'shown' | 'accepted' | 'refused' | 'failed';

export type MachineEvent =
  | { type: 'propose'; change: Change }
  | { type: 'prepared'; id: string; client: NamedClient | null }
  | { type: 'notPrepared'; id: string; now: number }
  | { type: 'answer'; tool: string; id: string; answer: Answer; now: number }
  | { type: 'overdue'; tool: string; id: string; now: number }
  | { type: 'join'; tool: string; now: number }
  | { type: 'leave'; tool: string; now: number }
  | { type: 'retell'; tool: string; now: number }
  /** Sign-out: no client at once, without asking anybody. */
  | { type: 'clear'; change: Change };

export type Effect =
  /** Find out who the client is and write the access log, then `prepared` or `notPrepared`. */
  | { do: 'prepare'; change: Change }
  /** Send the change to a tool, then `answer`; `overdue` when it takes longer than the limit. */
  | { do: 'tell'; tool: string; change: Change; limit: 'confirm' | 'survey' }
  | { do: 'committed'; change: Change }
  | {
      do: 'dropped';
      change: Change;
      why: 'stale' | 'refused' | 'timedOut' | 'notPrepared' | 'superseded';
      tool?: string;
    };

export interface Step {
  state: MachineState;
  effects: Effect[];
}

export const initialState = (tools: string[], master: string | null, now: number): MachineState => ({
  version: 0,
  active: null,
  current: null,
  pending: null,
  master,
  tools: Object.fromEntries(
    tools.map((id) => [id, { joined: false, state: 'absent', shows: undefined, awaiting: null, since: now }]),
  ),
});

/**
 * The context's state machine (design §4): propose → prepare and ask the master → commit → verify. Pure: what must be
 * done outside comes back as effects, and their results come in as events.
 */
export function reduce(state: MachineState, event: MachineEvent): Step {
  switch (event.type) {
    case 'propose':
      return propose(state, event.change);
    case 'prepared':
      return onPending(state, event.id, (pending) =>
        tryCommit({ ...state, pending: { ...pending, prepared: { client: event.client } } }),
      );
    case 'notPrepared':
      return onPending(state, event.id, (pending) => drop(state, pending, 'notPrepared', event.now));
    case 'answer':
      return answered(state, event);
    case 'overdue':
      return overdue(state, event);
    case 'join':
      return joined(state, event.tool, event.now);
    case 'leave':
      return left(state, event.tool, event.now);
    case 'retell':
      return state.tools[event.tool]?.joined === true
        ? tellAgain(state, event.tool, event.now)
        : { state, effects: [] };
    case 'clear':
      return tryCommit({
        ...state,
        pending: { ...event.change, prepared: { client: null }, asking: null, masterAnswer: null },
      });
    default:
      return assertNever(event);
  }
}

const same = (state: MachineState): Step => ({ state, effects: [] });
const onPending = (state: MachineState, id: string, then: (pending: Pending) => Step): Step =>
  state.pending?.id === id ? then(state.pending) : same(state);

function setTool(state: MachineState, tool: string, change: Partial<ToolRecord>): MachineState {
  const record = state.tools[tool];
  return record === undefined ? state : { ...state, tools: { ...state.tools, [tool]: { ...record, ...change } } };
}

function propose(state: MachineState, change: Change): Step {
  const target = state.pending === null ? (state.active?.reference ?? null) : state.pending.client;
  const newest = Math.max(state.current?.at ?? -Infinity, state.pending?.at ?? -Infinity);
  if (change.at < newest || (change.closes !== undefined && change.closes !== target)) {
    const stale: Step = { state, effects: [{ do: 'dropped', change, why: 'stale' }] };
    return change.closes === undefined ? setRight(stale, change) : stale;
  }
  if (state.pending === null && change.client === target && state.version > 0) {
    // The tool says what is so already: that confirms the tool and changes nothing.
    const confirmed = { state: 'follows', shows: state.active, awaiting: null, since: change.at } as const;
    return same(setTool(state, change.by, confirmed));
  }
  const master =
    state.master !== null && state.master !== change.by && state.tools[state.master]?.joined === true
      ? state.master
      : null;
  const effects: Effect[] = [{ do: 'prepare', change }];
  if (state.pending !== null) effects.unshift({ do: 'dropped', change: state.pending, why: 'superseded' });
  if (master !== null) effects.push({ do: 'tell', tool: master, change, limit: 'survey' });
  return { state: { ...state, pending: { ...change, prepared: null, asking: master, masterAnswer: null } }, effects };
}

function tryCommit(state: MachineState): Step {
  const { pending } = state;
  if (pending === null || pending.prepared === null || pending.asking !== null) return same(state);
  const { prepared, asking: _, masterAnswer, ...change } = pending;
  const active = prepared.client;
  const effects: Effect[] = [{ do: 'committed', change }];
  const tools: Record<string, ToolRecord> = {};
  for (const [tool, record] of Object.entries(state.tools)) {
    if (tool === change.by || (tool === state.master && masterAnswer === 'shown')) {
      tools[tool] = { ...record, state: 'follows', shows: active, awaiting: null, since: change.at };
    } else if (!record.joined) {
      // Gone while showing somebody: it cannot be told, and nobody knows what it shows.
      tools[tool] = record.state === 'absent' ? record : { ...record, state: 'unconfirmed', awaiting: null };
    } else {
      tools[tool] = { ...record, state: 'switching', awaiting: change.id, since: change.at };
      effects.push({ do: 'tell', tool, change, limit: 'confirm' });
    }
  }
  return { state: { ...state, version: state.version + 1, active, current: change, pending: null, tools }, effects };
}

/** Gives up a pending change. The master, if it was asked, is told of the present client again. */
function drop(state: MachineState, pending: Pending, why: 'refused' | 'timedOut' | 'notPrepared', now: number): Step {
  const { prepared: _, asking, masterAnswer, ...change } = pending;
  const dropped: Effect = { do: 'dropped', change, why, ...(asking === null ? {} : { tool: asking }) };
  const next = { ...state, pending: null };
  const mayHaveMoved = masterAnswer !== null || (asking !== null && why !== 'refused');
  const step = setRight({ state: next, effects: [dropped] }, { ...change, at: now });
  if (state.master === null || !mayHaveMoved) return step;
  const again = tellAgain(step.state, state.master, now);
  return { state: again.state, effects: [...step.effects, ...again.effects] };
}

/** A tool whose own change did not come to be shows a client that is not the active one: it is told, or covered. */
function setRight({ state, effects }: Step, { by, at }: Change): Step {
  // While a change is under way its commit tells every tool.
  if (state.tools[by] === undefined || state.pending !== null) return { state, effects };
  const covered = setTool(state, by, { state: 'unconfirmed', shows: undefined, awaiting: null, since: at });
  const again = tellAgain(covered, by, at);
  return { state: again.state, effects: [...effects, ...again.effects] };
}

function answered(
  state: MachineState,
  { tool, id, answer, now }: { tool: string; id: string; answer: Answer; now: number },
): Step {
  const { pending } = state;
  if (pending !== null && pending.id === id && pending.asking === tool) {
    if (answer === 'refused' || answer === 'failed') return drop(state, pending, 'refused', now);
    return tryCommit({ ...state, pending: { ...pending, asking: null, masterAnswer: answer } });
  }
  const record = state.tools[tool];
  if (record === undefined || id !== state.current?.id || !record.joined) return same(state);
  if (answer === 'shown')
    return same(setTool(state, tool, { state: 'follows', shows: state.active, awaiting: null, since: now }));
  if (record.awaiting !== id || answer === 'accepted') return same(state);
  return same(setTool(state, tool, { state: 'refused', awaiting: null, since: now }));
}

function overdue(state: MachineState, { tool, id, now }: { tool: string; id: string; now: number }): Step {
  const { pending } = state;
  if (pending !== null && pending.id === id && pending.asking === tool) return drop(state, pending, 'timedOut', now);
  if (state.tools[tool]?.awaiting !== id) return same(state);
  return same(setTool(state, tool, { state: 'unconfirmed', awaiting: null, since: now }));
}

function joined(state: MachineState, tool: string, now: number): Step {
  if (state.tools[tool] === undefined) return same(state);
  const next = setTool(state, tool, { joined: true });
  if (state.active !== null) return tellAgain(next, tool, now);
  return same(setTool(next, tool, { state: 'follows', shows: null, awaiting: null, since: now }));
}

function left(state: MachineState, tool: string, now: number): Step {
  const record = state.tools[tool];
  if (record === undefined) return same(state);
  const knowsNothing = state.active === null && (record.shows ?? null) === null;
  const next = setTool(state, tool, {
    joined: false,
    awaiting: null,
    state: knowsNothing ? 'absent' : 'unconfirmed',
    since: now,
  });
  return next.pending !== null && next.pending.asking === tool ? drop(next, next.pending, 'timedOut', now) : same(next);
}

function tellAgain(state: MachineState, tool: string, now: number): Step {
  if (state.current === null || state.tools[tool]?.joined !== true) return same(state);
  const next = setTool(state, tool, { state: 'switching', awaiting: state.current.id, since: now });
  return { state: next, effects: [{ do: 'tell', tool, change: state.current, limit: 'confirm' }] };
}
