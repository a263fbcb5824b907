import type { ContextState, Objection, Participant } from '#shared/context.js';
import { type Against, type MachineState, isUndecided } from './machine.js';
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

/** How each tool stands, in the county's order; guests last. */
export function participantsOf(machine: MachineState, tools: readonly ContextTool[], iso: (at: number) => string) {
  return Object.entries(machine.tools).map(([toolId, record]): Participant => {
    const known = tools.find((tool) => tool.id === toolId);
    return {
      toolId,
      name: known?.name ?? record.guest ?? toolId,
      how: known?.how ?? 'fhircast',
      guest: known === undefined,
      state: record.state,
      // Nothing of a client leaves the core while the workstation is locked.
      ...(record.shows === undefined || (machine.locked && record.shows !== null) ? {} : { shows: record.shows }),
      since: iso(record.since),
      ...(record.tookMs === null ? {} : { tookMs: record.tookMs }),
      ...(record.detail === null || machine.locked ? {} : { detail: record.detail }),
    };
  });
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
