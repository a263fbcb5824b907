import { advance, drop } from './survey.js';
import { type Against, type MachineState, type Step, newTool } from './state.js';
import { chain, restate, same, setTool, tell } from './tell.js';

/** A tool begins to listen: it is told of the present context; one that joins where there is no client has none. */
export function joined(state: MachineState, tool: string, guest: string | undefined, now: number): Step {
  const known =
    state.tools[tool] === undefined && guest !== undefined
      ? { ...state, tools: { ...state.tools, [tool]: newTool('none', guest, now) } }
      : state;
  const record = known.tools[tool];
  if (record === undefined) return same(state);
  const next = setTool(known, tool, { joined: true, joinedAt: record.joined ? record.joinedAt : now });
  if (record.state === 'asleep' || record.state === 'leftBehind') return same(next);
  // Its own change is under way: it shows that one's client, and the end of it tells it. One that was away is covered till then.
  if (next.pending?.moved.includes(tool) === true)
    return same(record.state === 'absent' ? setTool(next, tool, { state: 'switching', since: now }) : next);
  return tell(next, tool, now);
}

/** A tool listens no more. What it shows from here on is not known, unless it showed nothing. */
export function left(state: MachineState, tool: string, how: 'closed' | 'lost' | 'gone', now: number): Step {
  const record = state.tools[tool];
  if (record === undefined) return same(state);
  const { pending } = state;
  const stays = record.state === 'asleep' || record.state === 'leftBehind';
  const showedNobody = state.active === null && record.mayShow.length === 0 && pending?.by !== tool;
  const knowsNothing = how === 'gone' || showedNobody;
  let next = setTool(state, tool, {
    joined: false,
    awaiting: false,
    told: null,
    ...(how === 'gone' ? { shows: null, mayShow: [], tookMs: null, detail: null } : {}),
    ...(stays ? {} : { state: knowsNothing ? ('absent' as const) : ('unconfirmed' as const), since: now }),
  });
  if (record.guest !== null && (how !== 'lost' || knowsNothing)) {
    const { [tool]: _, ...tools } = next.tools;
    next = { ...next, tools };
  }
  if (pending === null) return same(next);
  if (pending.by === tool)
    return pending.heldByTool === true
      ? drop(next, pending, 'cancelled', now)
      : same({ ...next, pending: { ...pending, askerStands: false } });
  if (pending.asked[tool] === 'shown')
    return same({ ...next, pending: { ...pending, asked: { ...pending.asked, [tool]: 'accepted' } } });
  if (pending.asked[tool] !== 'waiting') return same(next);
  const moved = record.survey === 'moves' ? [...new Set([...pending.moved, tool])] : pending.moved;
  if (how === 'lost') {
    // It broke while it was asked: what was unsaved in it is not known. The professional decides.
    const asked = { ...pending.asked, [tool]: 'against' as const };
    const objections: Against[] = [...pending.objections, { toolId: tool, why: 'failed' }];
    return advance({ ...next, pending: { ...pending, asked, objections, moved } }, now);
  }
  // It said good-bye, and objects to nothing; if it moved before it went, the end of the change covers it.
  const { [tool]: __, ...asked } = pending.asked;
  return advance({ ...next, pending: { ...pending, asked, moved } }, now);
}

/** A tool's page is gone on purpose: it shows nothing until it wakes. Its server may remember the client that it had. */
export function sleep(state: MachineState, tool: string, now: number): Step {
  const record = state.tools[tool];
  if (record === undefined || record.state === 'asleep') return same(state);
  const next = setTool(state, tool, {
    state: 'asleep',
    shows: null,
    told: null,
    awaiting: false,
    since: now,
    detail: null,
  });
  const { pending } = next;
  if (pending === null) return same(next);
  if (pending.by === tool && pending.heldByTool === true) return drop(next, pending, 'cancelled', now);
  return forgetAsked(next, tool, now);
}

/** It wakes to the present client or to none: it is told as one that joins. */
export function wake(state: MachineState, tool: string, now: number): Step {
  const record = state.tools[tool];
  if (record?.state !== 'asleep') return same(state);
  const next = setTool(state, tool, { state: 'absent', since: now });
  return record.joined ? joined(next, tool, undefined, now) : same(next);
}

/** The professional leaves a tool behind: covered, and not told of clients until it is taken back. */
export function leaveBehind(state: MachineState, tool: string, now: number): Step {
  const record = state.tools[tool];
  if (record === undefined || record.state === 'asleep' || record.state === 'absent') return same(state);
  if (record.guest !== null && !record.joined) {
    const { [tool]: _, ...tools } = state.tools;
    return same({ ...state, tools });
  }
  const { pending } = state;
  // It holds a change of its own, which it could not be told of: that is given up.
  if (pending?.by === tool && pending.heldByTool === true)
    return chain(drop(state, pending, 'cancelled', now), (next) => leaveBehind(next, tool, now));
  return forgetAsked(setTool(state, tool, { state: 'leftBehind', awaiting: false, since: now }), tool, now);
}

/** Nobody waits for it any more, and its objection falls. */
export function forgetAsked(state: MachineState, tool: string, now: number, id?: string): Step {
  const { pending } = state;
  if (pending === null || pending.asked[tool] === undefined || (id ?? pending.id) !== pending.id) return same(state);
  const { [tool]: _, ...asked } = pending.asked;
  const objections = pending.objections.filter((one) => one.toolId !== tool);
  return advance({ ...state, pending: { ...pending, asked, objections } }, now);
}

/** Tells a tool once more; takes back one that was left behind. */
export function retell(state: MachineState, tool: string, now: number): Step {
  const record = state.tools[tool];
  if (record === undefined || record.state === 'asleep' || record.state === 'absent') return same(state);
  const back = setTool(state, tool, { state: 'unconfirmed', told: null, awaiting: false, since: now, detail: null });
  const { pending } = back;
  // To say the present one as an event of now would make the change under way the older one: its end tells this tool.
  if (pending !== null)
    return same({ ...back, pending: { ...pending, moved: [...new Set([...pending.moved, tool])] } });
  // It may have moved on since: it would rightly ignore an old event.
  return tell(restate(back, now), tool, now);
}
