import type { CountyTool } from '#shared/county.js';
import type { Tool, ToolNotice } from '#shared/tools.js';

/** How the clients of the FHIRcast hub are known in this run (`--fhircast-auth`). */
export type FhircastAuth = 'token' | 'none';

/** A tool as the renderer sees it. Pure. */
export function toTool(tool: CountyTool, fhircastAuth: FhircastAuth): Tool {
  const { id, name, kind, context, master, description, register, card } = tool;
  return {
    id,
    name,
    kind,
    context,
    master,
    notices: noticesOf(tool, fhircastAuth),
    ...(description === undefined ? {} : { description }),
    ...(register === undefined ? {} : { register }),
    ...(card === undefined ? {} : { card }),
  };
}

function noticesOf({ context, fhircast, ccow }: CountyTool, auth: FhircastAuth): ToolNotice[] {
  if (context === 'fhircast' && (auth === 'none' || fhircast?.auth === 'none')) return ['unauthenticated'];
  // Without a word from the county the profile is the hypothesis.
  if (context === 'ccow' && (ccow?.profile ?? 'mkh-hypothesis') === 'mkh-hypothesis') return ['profileUnverified'];
  return [];
}
