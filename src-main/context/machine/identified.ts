import type { MachineState, NamedClient, Step } from './state.js';

/** It is known better how a client is called: its source has answered after the message that opened it. */
export function identified(state: MachineState, client: NamedClient): Step {
  const better = <C extends NamedClient | null | undefined>(one: C): C | NamedClient =>
    one?.reference === client.reference ? client : one;
  const { pending } = state;
  const prepared = pending?.prepared ?? null;
  const tools = Object.entries(state.tools).map(([id, tool]) => {
    const shows = better(tool.shows);
    return [id, shows === tool.shows ? tool : { ...tool, shows }] as const;
  });
  return {
    state: {
      ...state,
      active: better(state.active),
      pending:
        pending === null || prepared === null ? pending : { ...pending, prepared: { client: better(prepared.client) } },
      tools: Object.fromEntries(tools),
    },
    effects: [],
  };
}
