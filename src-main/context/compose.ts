import type { ContextState, Objection, Participant } from '#shared/context.js';
import { type Against, type MachineState, type ToolRecord, isUndecided } from './machine.js';
import type { ContextTool } from './types.js';

const DETAIL_LIMIT = 200;

/** Words of another system, as plain text of one line. */
export const foreignText = (text: string): string =>
  text
    // Control and format characters: also those that turn the direction of the text round.
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, DETAIL_LIMIT);

export const named = (objections: readonly Against[], nameOf: (id: string) => string): Objection[] =>
  objections.map((one) => ({ ...one, name: nameOf(one.toolId) }));

export function phaseOf({ pending, tools, active }: MachineState): ContextState['phase'] {
  if (pending !== null) {
    if (isUndecided(pending)) return 'undecided';
    return Object.values(pending.asked).includes('waiting') ? 'surveying' : 'proposed';
  }
  const states = Object.values(tools).map((tool) => tool.state);
  if (states.includes('switching')) return 'verifying';
  if (states.includes('unconfirmed') || states.includes('refused')) return 'partlySynced';
  return active === null ? 'idle' : 'synced';
}

/** How each tool stands, in the county's order; guests last. What has not changed of a tool is not composed anew. */
export function createParticipants(tools: readonly ContextTool[]) {
  const byId = new Map(tools.map((tool) => [tool.id, tool]));
  const composed = new WeakMap<ToolRecord, Participant>();

  function compose(toolId: string, record: ToolRecord): Participant {
    const known = byId.get(toolId);
    return {
      toolId,
      name: known?.name ?? record.guest ?? toolId,
      how: known?.how ?? 'fhircast',
      guest: known === undefined,
      state: record.state,
      ...(record.shows === undefined ? {} : { shows: record.shows }),
      since: new Date(record.since).toISOString(),
      ...(record.tookMs === null ? {} : { tookMs: record.tookMs }),
      ...(record.detail === null ? {} : { detail: record.detail }),
    };
  }
  function participantOf(toolId: string, record: ToolRecord): Participant {
    const made = composed.get(record) ?? compose(toolId, record);
    composed.set(record, made);
    return made;
  }
  /** Nothing of a client leaves the core while the workstation is locked. */
  function locked(one: Participant): Participant {
    const bare = { ...one };
    delete bare.detail;
    if (bare.shows !== null) delete bare.shows;
    return bare;
  }
  /** While a new client is not shown yet no tool can be beside the right one. */
  function covered(one: Participant): Participant {
    const bare: Participant = { ...one, state: one.state === 'follows' ? 'switching' : one.state };
    delete bare.shows;
    delete bare.tookMs;
    return bare;
  }
  const all = (machine: MachineState) => {
    const list = Object.entries(machine.tools).map(([id, record]) => participantOf(id, record));
    return machine.locked ? list.map(locked) : list;
  };
  return { all, covered: (machine: MachineState) => all(machine).map(covered) };
}

/** The change under way. Nothing of its client before the commit, but for the professional who has to decide. */
export function pendingOf(
  { pending }: MachineState,
  nameOf: (id: string) => string,
): NonNullable<ContextState['pending']> | undefined {
  if (pending === null) return undefined;
  const decision = isUndecided(pending)
    ? { to: pending.prepared?.client?.label ?? null, objections: named(pending.objections, nameOf) }
    : undefined;
  return { id: pending.id, from: nameOf(pending.by), ...(decision === undefined ? {} : { decision }) };
}
