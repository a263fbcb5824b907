import type { ClientReference } from '#shared/context.js';
import { type Change, type Effect, type MachineEvent, type MachineState, initialState, reduce } from '../../machine.js';

/** How a tool takes the next message that reaches it. */
export type Manner = 'good' | 'refuse' | 'fail' | 'hang' | 'takesNote' | 'twice' | 'refusesLater';

type Message =
  { kind: 'survey' | 'tell'; change: Change; closes: ClientReference[] } | { kind: 'cancelled'; change: Change };

/** An outside tool as it really is, whatever the machine believes of it. */
export interface Tool {
  /** FHIRcast tools go by timestamps, and are asked by the change itself or not at all. */
  protocol: 'fhircast' | 'ccow' | 'url';
  connected: boolean;
  /** The client on its screen. */
  view: ClientReference | null;
  /** Timestamp of what put it there. */
  viewAt: number;
  inbox: Message[];
  answers: { id: string; answer: 'shown' | 'accepted' | 'refused' | 'failed' }[];
  /** The change that it was told of last, or made last itself: CCOW gives the data of no other. */
  coupon: string | null;
  /** Changes that its user made and that are still on their way. */
  published: Change[];
}

export interface World {
  now: number;
  state: MachineState;
  tools: Record<string, Tool>;
  preparing: Change[];
  timers: { tool: string; id: string; of: 'survey' | 'confirmation' }[];
  /** Held changes whose survey is over, for their tool to decide. */
  toDecide: { id: string; by: string }[];
  changes: number;
  /** Effects of the last act. */
  effects: Effect[];
}

const kinds = { aptj: 'moves', pex: 'none', lc: 'asks', oma: 'none' } as const;
const protocols = { aptj: 'fhircast', pex: 'fhircast', lc: 'ccow', oma: 'url' } as const;
export const toolIds = ['aptj', 'pex', 'lc', 'oma'] as const;
export type ToolId = (typeof toolIds)[number];

export function newWorld(): World {
  const tool = (protocol: Tool['protocol']): Tool => ({
    protocol,
    connected: false,
    view: null,
    viewAt: 0,
    inbox: [],
    answers: [],
    coupon: null,
    published: [],
  });
  return {
    now: 100,
    state: initialState(kinds, 100),
    tools: Object.fromEntries(toolIds.map((id) => [id, tool(protocols[id])])),
    preparing: [],
    timers: [],
    toDecide: [],
    changes: 0,
    effects: [],
  };
}

export const named = (reference: ClientReference) => ({ reference, label: reference });

export function toolOf(world: World, id: string): Tool {
  const tool = world.tools[id];
  if (tool === undefined) throw new Error(`no tool ${id}`);
  return tool;
}

/** Gives the machine an event, and carries out its effects in the world. */
export function dispatch(world: World, event: MachineEvent): void {
  const { state, effects } = reduce(world.state, event);
  world.state = state;
  world.effects = [...world.effects, ...effects];
  for (const effect of effects) carryOut(world, effect);
}

function carryOut(world: World, effect: Effect): void {
  switch (effect.do) {
    case 'prepare':
      return void world.preparing.push(effect.change);
    case 'await':
      return void world.timers.push({ tool: effect.tool, id: effect.change.id, of: 'confirmation' });
    case 'survey':
    case 'tell': {
      const of = effect.do === 'survey' ? ('survey' as const) : ('confirmation' as const);
      world.timers = world.timers.filter((timer) => timer.tool !== effect.tool || timer.of !== of);
      world.timers.push({ tool: effect.tool, id: effect.change.id, of });
      const closes = effect.do === 'tell' ? effect.closes : [];
      return send(world, effect.tool, { kind: effect.do, change: effect.change, closes });
    }
    case 'cancelled':
      return send(world, effect.tool, { kind: 'cancelled', change: effect.change });
    case 'surveyed':
      return void world.toDecide.push({ id: effect.change.id, by: effect.change.by });
    default:
      return undefined;
  }
}

function send(world: World, id: string, message: Message): void {
  const tool = toolOf(world, id);
  if (message.kind === 'tell') tool.coupon = message.change.id;
  if (tool.connected) tool.inbox.push(message);
}

/** The tool's user opens a client in it, or closes it: the tool shows it at once, and says so. */
export function userActs(world: World, id: ToolId, client: ClientReference | null): void {
  const tool = toolOf(world, id);
  if (!tool.connected) return;
  const change: Change = { id: `c${(world.changes += 1)}`, client, at: world.now, by: id };
  if (tool.protocol === 'ccow') return void tool.published.push({ ...change, heldByTool: true });
  if (tool.protocol === 'url') return;
  if (client === null && tool.view !== null) change.closes = tool.view;
  tool.view = client;
  tool.viewAt = world.now;
  tool.published.push(change);
}

/** The next message reaches a tool. */
export function deliver(world: World, id: ToolId, manner: Manner): void {
  const tool = toolOf(world, id);
  const message = tool.inbox.shift();
  if (message === undefined || message.kind === 'cancelled' || manner === 'hang') return;
  const { change, closes, kind } = message;
  const answer = (what: Tool['answers'][number]['answer']) => tool.answers.push({ id: change.id, answer: what });
  if (kind === 'survey' && tool.protocol === 'ccow')
    return void answer(manner === 'refuse' || manner === 'fail' ? 'refused' : 'accepted');
  if (kind === 'tell' && tool.protocol === 'ccow' && change.id !== tool.coupon) return;
  // FHIRcast: an event older than what made the present view is ignored.
  if (tool.protocol === 'fhircast' && change.at < tool.viewAt) return;
  if (manner === 'refuse') return void answer('refused');
  if (manner === 'fail') return void answer('failed');
  if (manner === 'takesNote') answer('accepted');
  if (change.client !== null) {
    tool.view = change.client;
    tool.viewAt = change.at;
  } else if (tool.view !== null && (closes.includes(tool.view) || kind === 'survey')) {
    tool.view = null;
    tool.viewAt = change.at;
  }
  answer('shown');
  if (manner === 'twice') answer('shown');
  if (manner === 'refusesLater') answer('refused');
}

export function deliverAnswer(world: World, id: ToolId): void {
  const given = toolOf(world, id).answers.shift();
  if (given !== undefined) dispatch(world, { type: 'answer', tool: id, now: world.now, ...given });
}

export function deliverPublished(world: World, id: ToolId): void {
  const change = toolOf(world, id).published.shift();
  if (change !== undefined) dispatch(world, { type: 'propose', change });
}

/** The page dies with its connection, or only the connection breaks and the page stays as it is. */
export function goes(world: World, id: ToolId, page: 'dies' | 'stays'): void {
  const tool = toolOf(world, id);
  if (!tool.connected) return;
  tool.connected = false;
  tool.inbox = [];
  tool.answers = [];
  if (page === 'dies') Object.assign(tool, { view: null, viewAt: 0 });
  dispatch(world, { type: 'leave', tool: id, how: page === 'dies' ? 'closed' : 'lost', now: world.now });
}

export function comes(world: World, id: ToolId): void {
  const tool = toolOf(world, id);
  if (tool.connected || world.state.tools[id]?.state === 'asleep') return;
  tool.connected = true;
  dispatch(world, { type: 'join', tool: id, now: world.now });
}

export function sleeps(world: World, id: ToolId): void {
  const tool = toolOf(world, id);
  Object.assign(tool, { connected: false, view: null, viewAt: 0, inbox: [], answers: [], published: [] });
  dispatch(world, { type: 'sleep', tool: id, now: world.now });
  dispatch(world, { type: 'leave', tool: id, how: 'closed', now: world.now });
}

/** What was being found out about the pending change comes, or does not. */
export function prepares(world: World, well: boolean): void {
  const change = world.preparing.shift();
  if (change === undefined) return;
  if (!well) return dispatch(world, { type: 'notPrepared', id: change.id, now: world.now });
  const client = change.client === null ? null : named(change.client);
  dispatch(world, { type: 'prepared', id: change.id, client, now: world.now });
}

export function timeRunsOut(world: World, which: number): void {
  const timer = world.timers.splice(which % Math.max(1, world.timers.length), 1)[0];
  if (timer !== undefined) dispatch(world, { type: 'overdue', now: world.now, ...timer });
}

/** The tool whose change was surveyed decides, and shows the client when its decision counts. */
export function toolDecides(world: World, choice: 'changeAnyway' | 'cancel'): boolean {
  const held = world.toDecide.shift();
  if (held === undefined) return false;
  const { pending } = world.state;
  if (choice === 'changeAnyway' && pending?.id === held.id)
    Object.assign(toolOf(world, held.by), { view: pending.client, coupon: pending.id });
  dispatch(world, { type: 'decide', id: held.id, by: held.by, choice, now: world.now });
  return true;
}
