import { implement } from '@orpc/server';
import type { CountyTool } from '#shared/county-tool.js';
import type { Role } from '#shared/identity.js';
import { fillAddress } from '#shared/tool-address.js';
import type { ViewStatus } from '#shared/tool-view.js';
import { toolsContract } from '#shared/tools.js';
import { createLive } from '../live.js';
import type { Caller } from '../rpc.js';
import { type FramePort, createFrames } from './frames.js';
import { originsOf } from './origins.js';
import { type FhircastAuth, toTool } from './to-tool.js';

export type { Frame, FrameFollower, FramePort } from './frames.js';
export { originsOf } from './origins.js';
export type { ToolView, ToolViewHost, ViewEvent } from './view.js';

/**
 * The catalogue of tools, their launch, and the frames of those that follow by their page.
 * @param role the signed-in professional's role, undefined when nobody is signed in
 * @param fhircast where tools that follow by FHIRcast subscribe
 * @param ccowRegistry where tools that follow by CCOW find the context manager
 * @param fhircastAuth how the hub knows its clients in this run
 */
export function createTools({
  tools,
  role,
  fhircast,
  ccowRegistry,
  fhircastAuth,
}: {
  tools: CountyTool[];
  role: () => Role | undefined;
  fhircast: () => { hubUrl: string; topic: string };
  ccowRegistry: (tool: string) => string;
  fhircastAuth: FhircastAuth;
}) {
  const frames = createFrames();
  const views = createLive<ViewStatus[]>([]);
  const visible = () => {
    const current = role();
    return tools.filter((tool) => tool.roles === undefined || (current !== undefined && tool.roles.includes(current)));
  };
  /** A tool that the professional who is signed in now may open. */
  const openable = (id: string) => (role() === undefined ? undefined : visible().find((tool) => tool.id === id));

  const os = implement(toolsContract).$context<Caller>();
  const router = os.router({
    list: os.list.handler(() => visible().map((tool) => toTool(tool, fhircastAuth))),
    views: os.views.handler(({ signal }) => views.watch(signal)),
    open: os.open.handler(() => undefined),
    retry: os.retry.handler(() => undefined),
    close: os.close.handler(() => undefined),
    report: os.report.handler(() => undefined),
    place: os.place.handler(() => undefined),
    launch: os.launch.handler(({ input }) => {
      if (role() === undefined) return { as: 'unavailable' as const, reason: 'signedOut' as const };
      const tool = openable(input.toolId);
      if (tool?.url === undefined) return { as: 'unavailable' as const, reason: 'unknownTool' as const };
      if (frames.followed(tool.id)) return { as: 'followed' as const };
      const { hubUrl, topic } = fhircast();
      const url = fillAddress(tool.url, {
        'hub.url': hubUrl,
        'hub.topic': topic,
        'ccow.registry': ccowRegistry(tool.id),
      });
      return tool.kind === 'embedded' ? { as: 'frame' as const, url } : { as: 'window' as const, url };
    }),
    frame: os.frame.handler(async function* ({ input, signal }) {
      if (openable(input.toolId) !== undefined) yield* frames.pages(input.toolId, input.origin, signal);
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
    /** What a page of ours may show in frames. */
    frameOrigins: originsOf(tools.filter((tool) => tool.kind === 'embedded')),
    /** What may open in a window of the host's own, signed in. */
    toolOrigins: originsOf(tools),
  };
}
