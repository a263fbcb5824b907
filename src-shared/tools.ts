import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { localizedSchema } from './language.js';
import { joinSchema, permissionSchema, popupPolicySchema } from './tool-policy.js';
import { placementSchema, viewReportSchema, viewStatusSchema } from './tool-view.js';
import { webMessageSchema, webRequestSchema, webResponseSchema } from './web-message.js';

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

/** Parts of the workbench that an entry of the catalogue may open. */
export const workbenchPaneSchema = z.enum(['clientSummary', 'availability', 'guidelines', 'serviceTray', 'note']);

/** One entry of the catalogue as the renderer sees it; secrets and launch parameters stay in the core. */
export const toolSchema = z.object({
  id: z.string(),
  name: localizedSchema,
  description: localizedSchema.optional(),
  kind: z.enum(['embedded', 'link', 'card', 'pane']),
  /** Every way in which the county joins the system. */
  joins: z.array(joinSchema),
  /** `kind: "pane"`: what to show. */
  pane: workbenchPaneSchema.optional(),
  /** How it knows the professional. */
  signIn: z.enum(['provider', 'launch', 'none', 'own', 'form', 'basic', 'certificate', 'negotiate']),
  /** What its frame may ask of the browser (web host). */
  permissions: z.array(permissionSchema),
  /** Windows that its page may open; absent = as if `logIn`. */
  popups: popupPolicySchema.optional(),
  context: toolContextSchema,
  /** Whose change of client moves everything. */
  master: z.boolean(),
  register: z.enum(['health', 'social', 'both']).optional(),
  /** Guidance card in Markdown, for what cannot be joined. */
  card: localizedSchema.optional(),
  notices: z.array(toolNoticeSchema),
});
export type Tool = z.infer<typeof toolSchema>;

/**
 * What the frame of a tool that follows by its page must hold now (`url`, `smart`, `message`). Each page is made for one
 * context; the frame is made anew when `page` changes, never led from one client to another.
 */
export const framePageSchema = z.object({
  /** Names this page of this frame. What is told of another one is late, and counts for nothing. */
  page: z.string(),
  /** Number of the context that it belongs to; 0 before the first. */
  version: z.number().int(),
  /** A client is opened by it. Such a page is shown only while its context is the present one. */
  opensClient: z.boolean(),
  /** null = no page at all: the frame is taken away, which is how a tool without a page for no client is emptied. */
  url: z.url().nullable(),
  /** `message` tools: the request to post into the frame, once for each `messageId`. */
  post: webRequestSchema.optional(),
});
export type FramePage = z.infer<typeof framePageSchema>;

/** What a window can know of a page from outside its frame. */
export const pageEvidenceSchema = z.discriminatedUnion('by', [
  /** The page's server lets its timing be read (Timing-Allow-Origin): this address was asked for and a body came. */
  z.object({
    by: z.literal('timing'),
    address: z.string().max(4000),
    redirected: z.boolean(),
    /** Description of the metric `client` in the page's Server-Timing header: whom the tool says it shows. */
    says: z.string().max(200).optional(),
  }),
  /** Something came or failed, and nothing more can be known: an error page of the browser looks the same. */
  z.object({ by: z.literal('nothing') }),
  /** The frame was taken away: the tool shows nobody. */
  z.object({ by: z.literal('removed') }),
]);
export type PageEvidence = z.infer<typeof pageEvidenceSchema>;

const pageOfToolSchema = z.object({ toolId: z.string(), page: z.string() });

export const toolsContract = {
  list: oc.output(z.array(toolSchema)),
  /** How the views of all opened tools stand: now, then at each change. */
  views: oc.output(eventIterator(z.array(viewStatusSchema))),
  /** The professional opens a tool, or comes back to it: wakes a sleeping one. Counted as use. */
  open: oc.input(z.object({ toolId: z.string() })).output(z.void()),
  /** Opens the view anew, after a failure or because the professional wants it. */
  retry: oc.input(z.object({ toolId: z.string() })).output(z.void()),
  /** Ends the view; what is unsaved in it was the professional's to save. */
  close: oc.input(z.object({ toolId: z.string() })).output(z.void()),
  /**
   * What the window saw: `shown`, `hidden` and `gone` in both hosts, the rest of the web host's frame. What is told of the
   * page of an earlier `attempt` counts for nothing.
   */
  report: oc
    .input(z.object({ toolId: z.string(), attempt: z.number().int(), report: viewReportSchema }))
    .output(z.void()),
  /** Native views: where the pane stands on the calling screen; null = it is not to be seen. */
  place: oc.input(z.object({ toolId: z.string(), placement: placementSchema.nullable() })).output(z.void()),
  /**
   * Where to open the tool: `frame` in an `<iframe sandbox>` of the web host, `window` in a window of its own, `view`
   * where the host draws the view itself (Electron), `followed` for an embedded tool whose page comes by `frame`. Made anew
   * at each launch; never stored.
   * @param ownWindow an embedded tool that cannot be shown here: the address of its entry page, with nothing of the context
   */
  launch: oc
    .input(z.object({ toolId: z.string(), ownWindow: z.boolean().optional() }))
    .output(
      z.discriminatedUnion('as', [
        z.object({ as: z.literal('frame'), url: z.url() }),
        z.object({ as: z.literal('window'), url: z.url() }),
        z.object({ as: z.literal('view') }),
        z.object({ as: z.literal('followed') }),
        z.object({ as: z.literal('unavailable'), reason: z.enum(['signedOut', 'unknownTool', 'notForThisHost']) }),
      ]),
    ),
  /**
   * The page that a frame of this tool must hold, now and at each change. The tool listens while a frame of it is
   * followed, and only then. Ends at once when there is no such tool for this professional.
   * @param origin the window's own origin, that the tool posts its messages to
   */
  frame: oc.input(z.object({ toolId: z.string(), origin: z.string().max(300) })).output(eventIterator(framePageSchema)),
  /** What was seen of a page. */
  loaded: oc.input(pageOfToolSchema.extend({ evidence: pageEvidenceSchema })).output(z.void()),
  /** A message from the frame of a `message` tool, and the answer to post back, if any. */
  message: oc
    .input(pageOfToolSchema.extend({ message: webMessageSchema }))
    .output(z.object({ answer: webResponseSchema.optional() })),
  /**
   * The professional has looked and vouches that the tool shows the client of this context: for a tool whose server lets
   * nothing be known of its page. Written to the access log first. `taken` is false when the tool is not one that can be
   * vouched for, its page has not come, or the context is another one by now.
   */
  vouch: oc.input(z.object({ toolId: z.string(), version: z.number().int() })).output(z.object({ taken: z.boolean() })),
};
