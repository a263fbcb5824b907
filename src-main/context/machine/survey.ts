import type { ClientReference } from '#shared/context.js';
import { assertNever } from '#shared/failure.js';
import {
  type Against,
  type Answer,
  type Choice,
  type Dropped,
  type Effect,
  type MachineState,
  type NamedClient,
  type Pending,
  type Step,
  type ToolRecord,
  changeOf,
} from './state.js';
import { type Answered, confirmation } from './confirm.js';
import { chain, listens, mayAlsoShow, same, setRight, setTool, tell, unknown } from './tell.js';

/** Commits when nothing stands in the way any more; otherwise leaves the decision to whom it belongs. */
export function advance(state: MachineState, now: number): Step {
  const { pending } = state;
  if (pending === null || pending.prepared === null) return same(state);
  const waiting = Object.values(pending.asked).includes('waiting');
  if (pending.heldByTool === true) {
    if (waiting || pending.reported) return same(state);
    const reported = { ...state, pending: { ...pending, reported: true } };
    return {
      state: reported,
      effects: [{ do: 'surveyed', change: changeOf(pending), objections: pending.objections }],
    };
  }
  return waiting || pending.objections.length > 0 ? same(state) : commit(state, pending, now);
}

/** It is known who the client is, and the access log has it: those that may refuse are asked. */
export function prepared(before: MachineState, pending: Pending, client: NamedClient | null, now: number): Step {
  let state = before;
  const asked: Pending['asked'] = {};
  const effects: Effect[] = [];
  for (const [tool, record] of Object.entries(before.tools)) {
    if (tool === pending.by || record.survey === 'none' || !listens(record) || pending.asked[tool] !== undefined)
      continue;
    asked[tool] = 'waiting';
    if (record.survey === 'moves') state = mayAlsoShow(state, tool, pending.client);
    effects.push({ do: 'survey', tool, change: changeOf(pending) });
  }
  const next: Pending = { ...pending, prepared: { client }, asked: { ...asked, ...pending.asked } };
  return chain({ state: { ...state, pending: next }, effects }, (after) => advance(after, now));
}

/** The professional can decide: somebody stands against a change that would otherwise go through. */
export const isUndecided = (pending: Pending): boolean =>
  pending.heldByTool !== true && pending.prepared !== null && pending.objections.length > 0;

/** The new client is the active one from here on; every tool that listens is told. */
export function commit(state: MachineState, pending: Pending, now: number): Step {
  const active = pending.prepared?.client ?? null;
  const change = changeOf(pending);
  const version = state.version + 1;
  const committed: MachineState = {
    ...state,
    version,
    active,
    current: change,
    pending: null,
    restated: 0,
  };
  const effects: Effect[] = [{ do: 'committed', change, from: state.active, objections: pending.objections }];
  return chain(
    { state: committed, effects },
    ...Object.keys(state.tools).map((tool) => (before: MachineState): Step => {
      const record = before.tools[tool];
      if (record === undefined || record.state === 'asleep' || record.state === 'leftBehind') return same(before);
      const shown = (tool === change.by && pending.askerStands) || pending.asked[tool] === 'shown';
      if (shown) {
        const told = { id: change.id, version, at: now };
        return same(
          setTool(before, tool, {
            state: 'follows',
            shows: active,
            mayShow: change.client === null ? [] : [change.client],
            told,
            awaiting: false,
            since: now,
            tookMs: 0,
            detail: null,
          }),
        );
      }
      return record.joined ? tell(before, tool, now) : same(coverGone(before, tool, record, now));
    }),
  );
}

/** Gone while showing somebody: it cannot be told, and nobody knows what it shows. */
function coverGone(state: MachineState, tool: string, record: ToolRecord, now: number): MachineState {
  if (record.state === 'absent') return state;
  const since = record.state === 'unconfirmed' ? record.since : now;
  return setTool(state, tool, { state: 'unconfirmed', told: null, awaiting: false, since });
}

/** Gives up a pending change: every tool is, or is made, as it was. */
export const drop = (state: MachineState, pending: Pending, why: Dropped, now: number): Step =>
  chain(forget(state, pending, why), (next) => setRight(next, mayHaveMoved(state, pending), now));

/** Takes a pending change away, and tells those who asked for it or were asked. */
export function forget(state: MachineState, pending: Pending, why: Dropped): Step {
  const change = changeOf(pending);
  const { objections } = pending;
  const effects: Effect[] = [{ do: 'dropped', change, why, objections, to: pending.prepared?.client }];
  for (const tool of new Set([...Object.keys(pending.asked), pending.by]))
    if (state.tools[tool] !== undefined) effects.push({ do: 'cancelled', tool, change });
  return { state: { ...state, pending: null }, effects };
}

/** Those that moved by themselves, and those that were asked by the change itself and have not refused it. */
export function mayHaveMoved(state: MachineState, { moved, asked }: Pending): string[] {
  const movers = Object.entries(asked)
    .filter(([tool, answer]) => state.tools[tool]?.survey === 'moves' && answer !== 'against')
    .map(([tool]) => tool);
  return [...new Set([...moved, ...movers])];
}

/** What is known of a tool that was asked by the change itself, once it has answered. */
function afterMove(state: MachineState, pending: Pending, tool: string, answer: Answer, now: number): MachineState {
  const mayShow = state.tools[tool]?.mayShow ?? [];
  const { client } = pending;
  switch (answer) {
    case 'shown':
      return ahead(state, tool, client === null ? [] : [client], now);
    case 'accepted':
      return ahead(state, tool, mayShow, now);
    case 'refused': {
      // Refusing is staying, but not after it has said that it follows: then it may show either.
      if (pending.asked[tool] !== 'waiting') return setTool(state, tool, unknown(now));
      const had = state.active?.reference;
      return setTool(state, tool, { mayShow: mayShow.filter((one) => one !== client || one === had) });
    }
    case 'failed':
      return setTool(state, tool, unknown(now));
    default:
      return assertNever(answer);
  }
}

/** It moved, or may move any moment, before the change is committed. */
const ahead = (state: MachineState, tool: string, mayShow: ClientReference[], now: number): MachineState =>
  setTool(state, tool, { state: 'switching', mayShow, told: null, awaiting: true, since: now });

export function answered(state: MachineState, event: Answered): Step {
  const { pending } = state;
  const asked = pending?.id === event.id ? pending.asked[event.tool] : undefined;
  return pending !== null && asked !== undefined ? surveyAnswer(state, pending, event) : confirmation(state, event);
}

function surveyAnswer(state: MachineState, pending: Pending, event: Answered): Step {
  const { tool, answer, now } = event;
  const moves = state.tools[tool]?.survey === 'moves';
  // Refusing is staying; anything else may have moved it.
  const moved = moves && answer !== 'refused' ? [...new Set([...pending.moved, tool])] : pending.moved;
  const next = moves ? afterMove(state, pending, tool, answer, now) : state;
  const effects: Effect[] =
    moves && (answer === 'shown' || answer === 'accepted') ? [{ do: 'await', tool, change: changeOf(pending) }] : [];
  const against = answer === 'refused' || answer === 'failed';
  // Once against, an answer more does not change the professional's question; to think better of it counts.
  if (pending.asked[tool] === 'against' || !(against || pending.asked[tool] === 'waiting'))
    return { state: { ...next, pending: { ...pending, moved } }, effects };
  const objection: Against = {
    toolId: tool,
    why: answer === 'refused' ? 'refused' : 'failed',
    ...(event.detail === undefined ? {} : { detail: event.detail }),
  };
  const asked = { ...pending.asked, [tool]: against ? ('against' as const) : answer };
  const objections = against ? [...pending.objections, objection] : pending.objections;
  return chain({ state: { ...next, pending: { ...pending, moved, asked, objections } }, effects }, (after) =>
    advance(after, now),
  );
}

/** One that was asked has not answered in time. */
export function surveyOverdue(state: MachineState, { tool, id, now }: { tool: string; id: string; now: number }): Step {
  const { pending } = state;
  const record = state.tools[tool];
  if (record === undefined || pending?.id !== id || pending.asked[tool] !== 'waiting') return same(state);
  const moves = record.survey === 'moves';
  const moved = moves ? [...new Set([...pending.moved, tool])] : pending.moved;
  const objections: Against[] = [...pending.objections, { toolId: tool, why: 'timedOut' }];
  const asked = { ...pending.asked, [tool]: 'against' as const };
  // It has the change, and may follow it any moment.
  const next = moves ? setTool(state, tool, unknown(now)) : state;
  return advance({ ...next, pending: { ...pending, asked, objections, moved } }, now);
}

export function decide(
  state: MachineState,
  { id, choice, by, now }: { id: string; choice: Choice; by: string; now: number },
): Step {
  const { pending } = state;
  if (pending === null || pending.id !== id) return same(state);
  const holder = pending.heldByTool === true && by === pending.by;
  if (choice === 'cancel')
    return holder || by === 'professional' ? drop(state, pending, 'cancelled', now) : same(state);
  const may = holder ? pending.reported : by === 'professional' && isUndecided(pending);
  if (!may) return same(state);
  let next = state;
  if (choice === 'leaveBehind')
    for (const { toolId } of pending.objections)
      next = setTool(next, toolId, { state: 'leftBehind', awaiting: false, since: now });
  return commit(next, pending, now);
}
