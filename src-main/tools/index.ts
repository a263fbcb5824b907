import { implement } from '@orpc/server';
import type { CountyTool } from '#shared/county-tool.js';
import type { Role } from '#shared/identity.js';
import { fillAddress } from '#shared/tool-address.js';
import { type Clock, createSystemClock } from '#shared/clock.js';
import type { Participant } from '#shared/context.js';
import { toolsContract } from '#shared/tools.js';
import type { Caller } from '../rpc.js';
import { entryOf } from './entry.js';
import { type FramePort, createFrames } from './frames.js';
import { createNativeAttempts } from './native-view.js';
import { originsOf } from './origins.js';
import type { Probe } from './probe.js';
import { type FhircastAuth, toTool } from './to-tool.js';
import type { ToolViewHost } from './view.js';
import { type ToolEvent, createViews } from './views.js';
import { createWindowWatch } from './windows.js';
import { createWebAttempts } from './web-view.js';

export type { Frame, FrameFollower, FramePort } from './frames.js';
export { originsOf } from './origins.js';
export { type Probe, createProbe } from './probe.js';
export type { ToolView, ToolViewHost, ViewEvent } from './view.js';
export type { ToolEvent } from './views.js';
export { type PostLauncher, createPostLauncher } from './post-launch.js';
export { launchFieldsOf, launchKeyOf } from './post-launch-key.js';

/**
 * The catalogue of tools, their launch, the life of their views, and the frames of those that follow by their page.
 * @param role the signed-in professional's role, undefined when nobody is signed in
 * @param fhircast where tools that follow by FHIRcast subscribe
 * @param ccowRegistry where tools that follow by CCOW find the context manager
 * @param fhircastAuth how the hub knows its clients in this run
 * @param host draws embedded tools as views of its own; undefined = the renderer shows them in frames (web host)
 * @param probe asks how a tool is that the renderer shows
 * @param sleep tells the context that a tool's page is gone until it wakes
 * @param participants how the tools stand to the client
 * @param onEvent hears of what becomes of tools, for figures of use
 */
export function createTools({
  tools,
  role,
  fhircast,
  ccowRegistry,
  fhircastAuth,
  host,
  probe = async () => ({ found: 'well' }),
  sleep = () => {},
  participants = () => [],
  onEvent = () => {},
  clock = createSystemClock(),
}: {
  tools: CountyTool[];
  role: () => Role | undefined;
  fhircast: () => { hubUrl: string; topic: string };
  ccowRegistry: (tool: string) => string;
  fhircastAuth: FhircastAuth;
  host?: ToolViewHost | undefined;
  probe?: Probe;
  sleep?: (toolId: string, asleep: boolean) => void;
  participants?: () => readonly Pick<Participant, 'toolId' | 'state' | 'since'>[];
  onEvent?: (event: ToolEvent) => void;
  clock?: Clock;
}) {
  const frames = createFrames();
  const visible = () => {
    const current = role();
    return tools.filter((tool) => tool.roles === undefined || (current !== undefined && tool.roles.includes(current)));
  };
  /** A tool that the professional who is signed in now may open. */
  const openable = (id: string) => (role() === undefined ? undefined : visible().find((tool) => tool.id === id));

  function addressOf(tool: CountyTool): string | undefined {
    if (tool.url === undefined || role() === undefined) return undefined;
    const { hubUrl, topic } = fhircast();
    const values = { 'hub.url': hubUrl, 'hub.topic': topic, 'ccow.registry': ccowRegistry(tool.id) };
    return fillAddress(tool.url, values);
  }
  const inWindows = createWebAttempts(probe);
  const native = host === undefined ? inWindows : createNativeAttempts({ host, frames, address: addressOf });
  const views = createViews({
    attempt: (tool, tell) => (tool.kind === 'embedded' ? native : inWindows)(tool, tell),
    sleep,
    participants,
    onEvent,
    clock,
  });
  const windows = createWindowWatch({ clock, gone: views.windowGone });

  const os = implement(toolsContract).$context<Caller>();
  const router = os.router({
    list: os.list.handler(() => visible().map((tool) => toTool(tool, fhircastAuth))),
    views: os.views.handler(async function* ({ signal, context: { screen } }) {
      const left = windows.came(screen);
      try {
        yield* views.statuses.watch(signal);
      } finally {
        left();
      }
    }),
    open: os.open.handler(({ input }) => {
      const tool = openable(input.toolId);
      if (tool?.url !== undefined) views.open(tool);
    }),
    retry: os.retry.handler(({ input }) => views.retry(input.toolId)),
    close: os.close.handler(({ input }) => views.close(input.toolId)),
    report: os.report.handler(({ input: { toolId, attempt, report }, context }) =>
      views.report(toolId, attempt, report, context.screen),
    ),
    place: os.place.handler(({ input, context }) => views.place(input.toolId, input.placement, context.screen)),
    launch: os.launch.handler(({ input }) => {
      if (role() === undefined) return { as: 'unavailable' as const, reason: 'signedOut' as const };
      const tool = openable(input.toolId);
      if (tool?.url === undefined) return { as: 'unavailable' as const, reason: 'unknownTool' as const };
      const entry = input.ownWindow === true && tool.kind === 'embedded' ? entryOf(tool) : undefined;
      if (entry !== undefined) return { as: 'window' as const, url: entry.url };
      if (tool.kind === 'embedded' && host !== undefined) return { as: 'view' as const };
      if (frames.followed(tool.id)) return { as: 'followed' as const };
      const url = addressOf(tool);
      if (url === undefined) return { as: 'unavailable' as const, reason: 'unknownTool' as const };
      return tool.kind === 'embedded' ? { as: 'frame' as const, url } : { as: 'window' as const, url };
    }),
    frame: os.frame.handler(async function* ({ input, signal }) {
      // A host that draws the views itself leads them itself.
      if (host === undefined && openable(input.toolId) !== undefined)
        yield* frames.pages(input.toolId, input.origin, signal);
    }),
    loaded: os.loaded.handler(({ input }) => frames.loaded(input.toolId, input.page, input.evidence)),
    message: os.message.handler(({ input }) => {
      const answer = frames.message(input.toolId, input.page, input.message);
      return answer === undefined ? {} : { answer };
    }),
    vouch: os.vouch.handler(async ({ input }) => ({
      taken: openable(input.toolId) !== undefined && (await frames.vouch(input.toolId, input.version)),
    })),
  });
  const port: FramePort = { follow: frames.follow };
  return {
    router,
    /** For the bindings that follow by what a frame holds. */
    frames: port,
    /**
     * Ends every view; what the tools themselves keep stays.
     * @returns names of tools that may still stand in a window beside ours: a browser lets nobody else close it
     */
    async closeAll(): Promise<string[]> {
      const left = await views.closeAll();
      return host === undefined ? tools.filter(({ id }) => left.includes(id)).map(({ name }) => name.fi) : [];
    },
    /** What a page of ours may show in frames. */
    frameOrigins: originsOf(tools.filter((tool) => tool.kind === 'embedded')),
    /** What may open in a window of the host's own, signed in. */
    toolOrigins: originsOf(tools),
  };
}
