import { implement } from '@orpc/server';
import type { CountyTool } from '#shared/county.js';
import type { Role } from '#shared/identity.js';
import { type Tool, toolsContract } from '#shared/tools.js';
import type { Caller } from '../rpc.js';
import { launchUrl } from './launch-url.js';

/**
 * The catalogue of tools and their launch.
 * @param role the signed-in professional's role, undefined when nobody is signed in
 * @param fhircast where tools that follow by FHIRcast subscribe
 */
export function createTools({
  tools,
  role,
  fhircast,
}: {
  tools: CountyTool[];
  role: () => Role | undefined;
  fhircast: () => { hubUrl: string; topic: string };
}) {
  const visible = () => {
    const current = role();
    return tools.filter((tool) => tool.roles === undefined || (current !== undefined && tool.roles.includes(current)));
  };
  const os = implement(toolsContract).$context<Caller>();
  const router = os.router({
    list: os.list.handler(() => visible().map(toTool)),
    launch: os.launch.handler(({ input }) => {
      if (role() === undefined) return { as: 'unavailable' as const, reason: 'signedOut' as const };
      const tool = visible().find((one) => one.id === input.toolId);
      if (tool?.url === undefined) return { as: 'unavailable' as const, reason: 'unknownTool' as const };
      const url = launchUrl(tool.url, fhircast());
      return tool.kind === 'embedded' ? { as: 'frame' as const, url } : { as: 'window' as const, url };
    }),
  });
  return {
    router,
    /** What a page of ours may show in frames. */
    frameOrigins: originsOf(tools.filter((tool) => tool.kind === 'embedded')),
    /** What may open in a window of the host's own, signed in. */
    toolOrigins: originsOf(tools),
  };
}

function toTool(tool: CountyTool): Tool {
  const { id, name, kind, context, master, description, register, card } = tool;
  return {
    id,
    name,
    kind,
    context,
    master,
    ...(description === undefined ? {} : { description }),
    ...(register === undefined ? {} : { register }),
    ...(card === undefined ? {} : { card }),
  };
}

/** Origins that tools may show: each tool's own and those it names. */
function originsOf(tools: CountyTool[]): string[] {
  const anywhere = { hubUrl: 'http://127.0.0.1', topic: 'none' };
  const origins = tools.flatMap(({ url, allowedOrigins }) =>
    [...(url === undefined ? [] : [launchUrl(url, anywhere)]), ...allowedOrigins].map((one) => new URL(one).origin),
  );
  return [...new Set(origins)];
}
