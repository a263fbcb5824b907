import * as z from 'zod';

/** Why a tool's view shows nothing of use; each has its own words and its own way on. */
export const viewFailureSchema = z.enum([
  'unreachable', // no answer: name, network or server
  'timedOut', // connected, and nothing came
  'certificate', // the server's certificate does not hold
  'redirectLoop',
  'serverError', // 5xx
  'refused', // 4xx other than log-in
  'framingRefused', // may not be shown inside another page (web host): opens in a window of its own
  'popupBlocked', // the browser let no window open
  'blank', // nothing is drawn, e.g. after the machine slept
  'crashed', // its process ended
  'expired', // the tool's own session ended
]);
export type ViewFailure = z.infer<typeof viewFailureSchema>;

/** Why a tool that is out of sight is not put to sleep. */
export const wakefulSchema = z.enum(['unsavedWork', 'call', 'media', 'master', 'never']);
export type Wakeful = z.infer<typeof wakefulSchema>;

/**
 * The life of one tool's view.
 * opening → (slow after 4 s) → open ⇄ asleep; opening or open → failed → opening again by itself at `retryAt`, three
 * times at most, then by hand.
 */
export const viewStatusSchema = z.object({
  toolId: z.string(),
  /** Names this opening of the view: the web host makes the frame anew at each. */
  attempt: z.number().int(),
  state: z.enum(['opening', 'slow', 'open', 'unresponsive', 'failed', 'asleep', 'ownWindow']),
  since: z.iso.datetime(),
  failure: viewFailureSchema.optional(),
  /** HTTP status, where one came. */
  status: z.number().int().optional(),
  /** When it opens again by itself. */
  retryAt: z.iso.datetime().optional(),
  /** How many times it has opened again by itself, of the three. */
  tries: z.number().int().optional(),
  /** Out of sight for long enough, and still awake: why. */
  staysAwake: z.array(wakefulSchema),
});
export type ViewStatus = z.infer<typeof viewStatusSchema>;

/** What a window sees of a tool's frame or window. */
export const viewReportSchema = z.discriminatedUnion('saw', [
  z.object({ saw: z.literal('loaded') }),
  /** The tool is the chosen one on its screen, or not. */
  z.object({ saw: z.literal('shown') }),
  z.object({ saw: z.literal('hidden') }),
  /** The pane was taken away. */
  z.object({ saw: z.literal('gone') }),
  z.object({ saw: z.literal('windowOpened') }),
  z.object({ saw: z.literal('popupBlocked') }),
  /** The professional has been inside the frame: what is unsaved in it cannot be known. */
  z.object({ saw: z.literal('touched') }),
  /** The tool's own page said that its session has ended (`session-expired.ts`). */
  z.object({ saw: z.literal('expired') }),
]);
export type ViewReport = z.infer<typeof viewReportSchema>;

/** Place of a native view in its window, in CSS pixels of the window. */
export const placementSchema = z.object({
  x: z.number().int().nonnegative(),
  y: z.number().int().nonnegative(),
  width: z.number().int().nonnegative(),
  height: z.number().int().nonnegative(),
  /** Something of the workbench lies over it: a picture of the view stands in for it meanwhile. */
  overlaid: z.boolean(),
  /** Its client is not sure: nothing of it may be seen, not even a picture. */
  covered: z.boolean(),
});
export type Placement = z.infer<typeof placementSchema>;
