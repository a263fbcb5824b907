import type { CountyTool } from '#shared/county-tool.js';
import type { Join } from '#shared/tool-policy.js';
import type { Tool, ToolNotice } from '#shared/tools.js';

/** How the clients of the FHIRcast hub are known in this run (`--fhircast-auth`). */
export type FhircastAuth = 'token' | 'none';

const JOINED_BY: Record<CountyTool['kind'], Join> = { embedded: 'embedded', link: 'opened', card: 'card', pane: 'own' };

/** A tool as the renderer sees it. Pure. */
export function toTool(tool: CountyTool, fhircastAuth: FhircastAuth): Tool {
  const { id, name, kind, context, master, description, register, card, pane, permissions, popups } = tool;
  return {
    id,
    name,
    kind,
    context,
    master,
    joins: tool.joins ?? [JOINED_BY[kind]],
    signIn: tool.signIn.as,
    permissions,
    popups,
    notices: noticesOf(tool, fhircastAuth),
    ...(description === undefined ? {} : { description }),
    ...(register === undefined ? {} : { register }),
    ...(card === undefined ? {} : { card }),
    ...(pane === undefined ? {} : { pane }),
  };
}

function noticesOf({ context, fhircast, ccow }: CountyTool, auth: FhircastAuth): ToolNotice[] {
  if (context === 'fhircast' && (auth === 'none' || fhircast?.auth === 'none')) return ['unauthenticated'];
  // Without a word from the county the profile is the hypothesis.
  if (context === 'ccow' && (ccow?.profile ?? 'mkh-hypothesis') === 'mkh-hypothesis') return ['profileUnverified'];
  return [];
}
