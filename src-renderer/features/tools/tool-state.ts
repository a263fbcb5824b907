import type { ClientReference, Participant } from '#shared/context.js';
import { assertNever } from '#shared/assert-never.js';
import type { Tool } from '#shared/tools.js';
import type { IconName } from '../../ui/icon.js';

/** How a tool stands to the client, as the rail and the view's header show it. */
export type ToolState = Participant['state'] | 'leads' | 'noClients' | 'card';

/** The state of a tool from what the context manager tells of it. */
export function toolState(tool: Tool, participants: readonly Participant[]): ToolState {
  if (tool.kind === 'card') return 'card';
  if (tool.context === 'none' || tool.kind === 'pane') return 'noClients';
  const state = participants.find((participant) => participant.toolId === tool.id)?.state ?? 'absent';
  return state === 'follows' && tool.master ? 'leads' : state;
}

/** Icon shape and colour of each state; the word stands beside them. */
export const toolSigns: Record<ToolState, { icon: IconName; color: string }> = {
  leads: { icon: 'ok', color: 'synced' },
  follows: { icon: 'ok', color: 'synced' },
  switching: { icon: 'swap', color: 'switching' },
  unconfirmed: { icon: 'warnf', color: 'unconfirmed' },
  refused: { icon: 'stop', color: 'refused' },
  absent: { icon: 'offline', color: 'offline' },
  asleep: { icon: 'moon', color: 'text-2' },
  leftBehind: { icon: 'unlink', color: 'unconfirmed' },
  noClients: { icon: 'info', color: 'text-2' },
  card: { icon: 'book', color: 'text-2' },
};

/** What lies over a tool's view: a tool whose client is not sure is never seen. */
export type Cover = 'none' | 'switching' | 'mismatch' | 'leftBehind' | 'asleep';

/** @param shows the client that the tool last confirmed (null = none), @param active the client now */
export function coverOf(
  state: ToolState,
  shows?: { reference: ClientReference } | null,
  active?: { reference: ClientReference } | null,
): Cover {
  switch (state) {
    case 'unconfirmed':
    case 'refused':
      return 'mismatch';
    case 'switching':
    case 'leftBehind':
    case 'asleep':
      return state;
    case 'absent':
      // A tool that has not joined yet must be seen: its own sign-in may be on. One that went away with another client, not.
      return shows !== undefined && shows !== null && shows.reference !== active?.reference ? 'mismatch' : 'none';
    case 'leads':
    case 'follows':
    case 'noClients':
    case 'card':
      return 'none';
    default:
      return assertNever(state);
  }
}

export interface ToolGroups {
  following: Tool[];
  noClients: Tool[];
  /** Parts of the workbench that do a system's work. */
  own: Tool[];
  cards: Tool[];
}

/** With more of them than this the rail has a field to look for one by its name. */
export const MANY_TOOLS = 12;

/** The tools in whose name or description each word stands, whatever the case. */
export function filterTools(tools: readonly Tool[], wanted: string, nameOf: (tool: Tool) => string): readonly Tool[] {
  const words = wanted.toLocaleLowerCase('fi').split(/\s+/).filter(Boolean);
  if (words.length === 0) return tools;
  const textOf = (tool: Tool) =>
    [nameOf(tool), ...Object.values(tool.description ?? {})].join(' ').toLocaleLowerCase('fi');
  return tools.filter((tool) => words.every((word) => textOf(tool).includes(word)));
}

/** The rail's groups: by follow behaviour, the master first, otherwise in the county's order. */
export function groupTools(tools: readonly Tool[]): ToolGroups {
  const opens = tools.filter((tool) => tool.kind !== 'card' && tool.kind !== 'pane');
  const following = opens.filter((tool) => tool.context !== 'none');
  return {
    following: [...following.filter((tool) => tool.master), ...following.filter((tool) => !tool.master)],
    noClients: opens.filter((tool) => tool.context === 'none'),
    own: tools.filter((tool) => tool.kind === 'pane'),
    cards: tools.filter((tool) => tool.kind === 'card'),
  };
}

/** "6/7": how many of the tools that can follow do so now, of those in use. A sleeping one is not. */
export function followingCount(tools: readonly Tool[], participants: readonly Participant[]): [number, number] {
  const states = tools.map((tool) => toolState(tool, participants));
  return [
    states.filter((state) => state === 'follows' || state === 'leads').length,
    states.filter((state) => state !== 'absent' && state !== 'asleep').length,
  ];
}
