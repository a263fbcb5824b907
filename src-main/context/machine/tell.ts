import type { ClientReference } from '#shared/context.js';
import type { Change, MachineState, Step, ToolRecord } from './state.js';

export const same = (state: MachineState): Step => ({ state, effects: [] });

export function setTool(state: MachineState, tool: string, change: Partial<ToolRecord>): MachineState {
  const record = state.tools[tool];
  return record === undefined ? state : { ...state, tools: { ...state.tools, [tool]: { ...record, ...change } } };
}

export function mayAlsoShow(state: MachineState, tool: string, client: ClientReference | null): MachineState {
  const record = state.tools[tool];
  if (record === undefined || client === null) return state;
  return setTool(state, tool, { mayShow: [...new Set([...record.mayShow, client])] });
}

/** Does one thing after another, and gathers the effects. */
export function chain(first: Step, ...rest: ((state: MachineState) => Step)[]): Step {
  let { state, effects } = first;
  for (const next of rest) {
    const step = next(state);
    state = step.state;
    effects = [...effects, ...step.effects];
  }
  return { state, effects };
}

/** A tool that shows no client, where none is active. */
export const empty = (told: NonNullable<ToolRecord['told']>, now: number): Partial<ToolRecord> => ({
  state: 'follows',
  shows: null,
  mayShow: [],
  told,
  awaiting: false,
  since: now,
  detail: null,
});

/** Nobody knows what it shows. */
export const unknown = (now: number) => ({ state: 'unconfirmed', told: null, awaiting: false, since: now }) as const;

/** A tool that sleeps or was left behind hears of no client. */
export const listens = (record: ToolRecord): boolean =>
  record.joined && record.state !== 'asleep' && record.state !== 'leftBehind';

/** Tells a tool of the present context; it is `switching` until it confirms. */
export function tell(state: MachineState, tool: string, now: number): Step {
  const record = state.tools[tool];
  if (record === undefined || !listens(record)) return same(state);
  const { current } = state;
  const told = { id: current.id, version: state.version, at: now };
  // It shows nobody: there is nothing to close in it, and nothing to wait for.
  if (current.client === null && record.mayShow.length === 0) return same(setTool(state, tool, empty(told, now)));
  const mayShow = current.client === null ? record.mayShow : [...new Set([...record.mayShow, current.client])];
  const next = setTool(state, tool, {
    state: 'switching',
    told,
    awaiting: true,
    mayShow,
    since: now,
    tookMs: null,
    detail: null,
  });
  return { state: next, effects: [{ do: 'tell', tool, change: current, closes: record.mayShow }] };
}

/**
 * Says the present context anew, as an event of now: a tool that has moved on would rightly ignore the old one
 * (FHIRcast 3.0.0 §2.5: older timestamps are ignored).
 */
export function restate(state: MachineState, now: number): MachineState {
  const restated = state.restated + 1;
  const [id = ''] = state.current.id.split('~');
  const current: Change = { ...state.current, id: `${id}~${restated}`, at: Math.max(now, state.current.at + 1) };
  return { ...state, current, restated };
}

/** Tools that may show something else because of a change that did not come to be: told anew, or covered. */
export function setRight(state: MachineState, tools: readonly string[], now: number): Step {
  const wrong = tools.filter((tool) => state.tools[tool] !== undefined);
  if (wrong.length === 0) return same(state);
  return chain(
    same(restate(state, now)),
    ...wrong.map((tool) => (before: MachineState): Step => {
      const record = before.tools[tool];
      if (record === undefined || record.state === 'asleep' || record.state === 'leftBehind') return same(before);
      const covered = setTool(before, tool, { state: 'unconfirmed', told: null, awaiting: false, since: now });
      return tell(covered, tool, now);
    }),
  );
}
