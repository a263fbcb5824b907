import type { ClientReference } from '#shared/context.js';
import { assertNever } from '#shared/failure.js';
import type { Answer, MachineState, Step } from './state.js';
import { listens, same, setTool, unknown } from './tell.js';

export interface Answered {
  tool: string;
  id: string;
  answer: Answer;
  detail?: string;
  now: number;
}

/** A tool answers what it was told after the commit. */
export function confirmation(state: MachineState, { tool, id, answer, detail, now }: Answered): Step {
  const record = state.tools[tool];
  if (record === undefined || !listens(record)) return same(state);
  const { told } = record;
  if (told === null || told.id !== id || told.version !== state.version) return same(state);
  switch (answer) {
    case 'shown':
      return same(
        setTool(state, tool, {
          state: 'follows',
          shows: state.active,
          mayShow: [...(state.active === null ? [] : [state.active.reference]), ...onItsWay(state, tool)],
          awaiting: false,
          since: record.state === 'follows' ? record.since : now,
          tookMs: record.tookMs ?? now - told.at,
          detail: null,
        }),
      );
    case 'accepted':
      return same(state);
    case 'refused':
    case 'failed': {
      // Refusing is staying; after a confirmation, or a failure, it may show either. Of one that was asked before the commit the
      // answer may be to the question: what it was told since is on its way to it.
      const stayed = answer === 'refused' && record.awaiting && record.survey === 'none';
      const mayShow = stayed ? record.mayShow.filter((one) => one !== state.current.client) : record.mayShow;
      return same(
        setTool(state, tool, { state: 'refused', mayShow, awaiting: false, since: now, detail: detail ?? null }),
      );
    }
    default:
      return assertNever(answer);
  }
}

/** The client of a change that the tool is asked by: that may reach it after what it has just confirmed. */
function onItsWay({ pending, tools, active }: MachineState, tool: string): ClientReference[] {
  const isAsked = pending?.asked[tool] === 'waiting' && tools[tool]?.survey === 'moves';
  const client = isAsked ? pending.client : null;
  return client === null || client === active?.reference ? [] : [client];
}

/** A tool has not confirmed in time: it is covered. */
export function confirmationOverdue(
  state: MachineState,
  { tool, id, now }: { tool: string; id: string; now: number },
): Step {
  const { pending } = state;
  const record = state.tools[tool];
  if (record === undefined) return same(state);
  if (!record.awaiting || record.state !== 'switching') return same(state);
  // It moved by itself, and the change is still open: cover it with the client that it shows.
  if (pending?.id === id && record.told === null) {
    const sure = pending.prepared !== null && (tool === pending.by || pending.asked[tool] === 'shown');
    return same(setTool(state, tool, { ...unknown(now), shows: sure ? pending.prepared?.client : undefined }));
  }
  if (record.told?.id !== id) return same(state);
  return same(setTool(state, tool, { state: 'unconfirmed', awaiting: false, since: now }));
}
