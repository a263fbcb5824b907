import type { ClientReference } from '#shared/context.js';
import { advance, commit, forget, mayHaveMoved } from './survey.js';
import {
  type Against,
  type Change,
  type Dropped,
  type Effect,
  type MachineState,
  type Pending,
  type Step,
  changeOf,
} from './state.js';
import { chain, listens, mayAlsoShow, same, setRight, setTool } from './tell.js';

/** A tool, or the workbench itself, wants another client, or none. */
export function propose(state: MachineState, change: Change, objections: Against[]): Step {
  const { pending } = state;
  const asker = state.tools[change.by];
  const target = pending === null ? (state.active?.reference ?? null) : pending.client;
  if (state.locked) return refuse(state, change, 'locked');
  if (asker?.state === 'leftBehind') return refuse(state, change, 'leftBehind');
  // Nobody is there who could decide it.
  if (change.heldByTool === true && asker?.joined !== true) return refuse(state, change, 'stale');
  // At the very start only a tool that has closed somebody says what is so: it shows nobody any more.
  const isKnown = state.version > 0 || pending !== null || change.closes !== undefined;
  if (change.client === target && change.heldByTool !== true && isKnown) return agrees(state, change);
  if (isOlder(change, pending ?? state.current)) return refuse(state, change, 'stale');
  if (change.closes !== undefined && change.closes !== target) return refuse(state, change, 'stale');
  return begin(state, change, objections);
}

/** The tool listens, and said this since it began to. */
function speaksNow({ tools }: MachineState, change: Change): boolean {
  const asker = tools[change.by];
  return asker?.joined === true && (change.heldByTool === true || change.at >= asker.joinedAt);
}

/** A tie goes to the one that came first, but for one tool's own changes: those come in their order. */
const isOlder = (change: Change, last: Change): boolean =>
  change.by === last.by ? change.at < last.at : change.at <= last.at;

/** A change that is not taken up. A tool that made it itself shows a wrong client: it is set right. */
function refuse(state: MachineState, change: Change, why: Dropped): Step {
  const effects: Effect[] = [{ do: 'dropped', change, why, objections: [], to: undefined }];
  if (state.tools[change.by] === undefined) return { state, effects };
  effects.push({ do: 'cancelled', tool: change.by, change });
  // Closing another client than the active one is no wrong client: the tool still has ours, or none.
  const ours = [undefined, state.active?.reference, state.pending?.client];
  const isOurs = ours.includes(change.closes);
  const moved = change.heldByTool !== true && (isOurs || why !== 'stale');
  if (!moved) return { state, effects };
  // What it was told or asked before may reach it yet.
  const left = setTool(mayAlsoShow(state, change.by, change.client), change.by, { shows: undefined });
  // While another change is under way its commit, or its end, tells this tool too.
  if (left.pending !== null)
    return chain({ state: joinMoved(left, left.pending, change.by), effects }, (next) => advance(next, change.at));
  return chain({ state: left, effects }, (next) => setRight(next, [change.by], change.at));
}

const joinMoved = (state: MachineState, pending: Pending, tool: string): MachineState => ({
  ...setTool(state, tool, { state: 'switching', told: null, awaiting: false }),
  pending: {
    ...pending,
    moved: [...new Set([...pending.moved, tool])],
    // Whatever it says of the change under way, it has moved beside it: it is told when that is committed.
    asked: ['shown', 'waiting'].includes(pending.asked[tool] ?? '')
      ? { ...pending.asked, [tool]: 'accepted' }
      : pending.asked,
    askerStands: pending.askerStands && tool !== pending.by,
  },
});

/** A tool says what is so already, or what is about to be: that confirms the tool and changes nothing. */
function agrees(state: MachineState, change: Change): Step {
  const dropped: Effect = { do: 'dropped', change, why: 'same', objections: [], to: undefined };
  const { pending } = state;
  if (!speaksNow(state, change)) return { state: saidBefore(state, change), effects: [dropped] };
  if (pending === null) {
    // Said before the present context: what it was told since may reach it yet, and its answer to that counts.
    if (change.at < state.current.at) return { state: mayShowToo(state, change), effects: [dropped] };
    const confirmed = setTool(state, change.by, {
      state: 'follows',
      shows: state.active,
      mayShow: only(change.client),
      told: { id: state.current.id, version: state.version, at: change.at },
      awaiting: false,
      since: change.at,
      detail: null,
    });
    return { state: confirmed, effects: [dropped] };
  }
  if (change.by === pending.by) return { state, effects: [dropped] };
  const moved = joinMoved(mayAlsoShow(state, change.by, change.client), pending, change.by);
  if (moved.pending === null) return { state, effects: [dropped] };
  // What it was told, or was asked by a change that this one took the place of, may reach it yet: then it is told at the end.
  const isSure = change.at > state.current.at && !pending.moved.includes(change.by);
  const asked = isSure ? { ...moved.pending.asked, [change.by]: 'shown' as const } : moved.pending.asked;
  const step = advance({ ...moved, pending: { ...moved.pending, asked } }, change.at);
  return { state: step.state, effects: [dropped, ...step.effects] };
}

/**
 * What a tool said before it was lost, or before it came back, came late: it confirms nothing, but its page may stand as it
 * was. Until it is told anew it may show that client.
 */
function saidBefore(state: MachineState, { by, client }: Change): MachineState {
  const record = state.tools[by];
  const { pending } = state;
  if (record === undefined || record.state === 'asleep' || client === null || by === pending?.by) return state;
  const next = mayAlsoShow(state, by, client);
  if (pending !== null) return joinMoved(next, pending, by);
  return record.state === 'absent' ? setTool(next, by, { state: 'unconfirmed', since: state.current.at }) : next;
}

const mayShowToo = (state: MachineState, { by, client }: Change) => mayAlsoShow(state, by, client);

const only = (client: ClientReference | null): ClientReference[] => (client === null ? [] : [client]);

function begin(before: MachineState, change: Change, objections: Against[]): Step {
  const replaced = before.pending;
  const effects: Effect[] = [];
  let state = before;
  const moved = new Set(replaced === null ? [] : mayHaveMoved(state, replaced));
  if (replaced !== null) {
    const old = changeOf(replaced);
    const to = replaced.prepared?.client;
    effects.push({ do: 'dropped', change: old, why: 'superseded', objections: replaced.objections, to });
    for (const tool of [...Object.keys(replaced.asked), replaced.by])
      if (tool !== change.by && state.tools[tool] !== undefined) effects.push({ do: 'cancelled', tool, change: old });
  }
  effects.push({ do: 'prepare', change });
  // What was asked of these by a change that is given up may reach them yet.
  for (const tool of moved) {
    const record = state.tools[tool];
    if (record === undefined || !listens(record)) continue;
    state = setTool(state, tool, { state: 'switching', told: null, awaiting: true });
    effects.push({ do: 'await', tool, change });
  }
  if (state.tools[change.by] !== undefined && change.heldByTool !== true) {
    // It shows the new client already, before anybody has agreed: it is covered when that takes long.
    moved.add(change.by);
    // What was on its way to it is older, and will be ignored, unless it has come back since it said this.
    const before = speaksNow(state, change) ? [] : (state.tools[change.by]?.mayShow ?? []);
    state = setTool(state, change.by, {
      state: 'switching',
      mayShow: [...new Set([...before, ...only(change.client)])],
      told: null,
      awaiting: true,
      since: change.at,
    });
    effects.push({ do: 'await', tool: change.by, change });
  }
  const pending: Pending = {
    ...change,
    prepared: null,
    asked: {},
    objections,
    moved: [...moved],
    // One that does not listen may be gone by now, and could not be told of the next change either.
    askerStands: speaksNow(state, change),
    reported: false,
  };
  return { state: { ...state, pending }, effects };
}

/** Sign-out, lock, shut-down: no client at once. */
export function clear(state: MachineState, change: Change, lock: boolean): Step {
  const locked = state.locked || lock;
  const moved = state.pending === null ? [] : mayHaveMoved(state, state.pending);
  const emptied = state.pending === null ? same(state) : forget(state, state.pending, 'cancelled');
  if (emptied.state.active === null && moved.length === 0 && allEmpty(emptied.state))
    return { state: { ...emptied.state, locked }, effects: emptied.effects };
  return chain(emptied, (next) => {
    const at = Math.max(change.at, next.current.at + 1);
    const closing: Pending = {
      ...change,
      at,
      prepared: { client: null },
      asked: {},
      objections: [],
      moved: [],
      askerStands: false,
      reported: true,
    };
    return commit({ ...next, locked, pending: closing }, closing, at);
  });
}

/** Nobody shows a client, and nobody is being told of one. */
const allEmpty = (state: MachineState): boolean =>
  Object.values(state.tools).every((tool) => tool.mayShow.length === 0 && tool.state !== 'switching');
