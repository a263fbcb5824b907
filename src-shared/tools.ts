import { oc } from '@orpc/contract';
import * as z from 'zod';
import { localizedSchema } from './language.js';

/** How a tool follows the client (design §4). */
export const toolContextSchema = z.enum(['fhircast', 'ccow', 'smart', 'url', 'message', 'none']);
export type ToolContext = z.infer<typeof toolContextSchema>;

/** What county ICT and the professional should know of how a tool is joined. */
export const toolNoticeSchema = z.enum([
  /** Its FHIRcast clients send no token: any program on this machine can speak for it. */
  'unauthenticated',
  /** Joined by the minimikontekstinhallinta profile, which is not checked against the specification. */
  'profileUnverified',
]);
export type ToolNotice = z.infer<typeof toolNoticeSchema>;

/** One entry of the catalogue as the renderer sees it; secrets and launch parameters stay in the core. */
export const toolSchema = z.object({
  id: z.string(),
  name: localizedSchema,
  description: localizedSchema.optional(),
  kind: z.enum(['embedded', 'link', 'card']),
  context: toolContextSchema,
  /** Whose change of client moves everything. */
  master: z.boolean(),
  register: z.enum(['health', 'social', 'both']).optional(),
  /** Guidance card in Markdown, for what cannot be joined. */
  card: localizedSchema.optional(),
  notices: z.array(toolNoticeSchema),
});
export type Tool = z.infer<typeof toolSchema>;

export const toolsContract = {
  list: oc.output(z.array(toolSchema)),
  /**
   * Where to open the tool: `frame` in an `<iframe sandbox>` of the web host, `window` in a window of its own, `view`
   * where the host draws the view itself (Electron). Made anew at each launch; never stored.
   */
  launch: oc
    .input(z.object({ toolId: z.string() }))
    .output(
      z.discriminatedUnion('as', [
        z.object({ as: z.literal('frame'), url: z.url() }),
        z.object({ as: z.literal('window'), url: z.url() }),
        z.object({ as: z.literal('view') }),
        z.object({ as: z.literal('unavailable'), reason: z.enum(['signedOut', 'unknownTool', 'notForThisHost']) }),
      ]),
    ),
};
