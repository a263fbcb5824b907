import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { viewFailureSchema } from './tool-view.js';
import { countedPattern } from './usage-figures.js';

/** Figures of one tool on one day. Whose they are, and of which client's contact, is not among them. */
export const toolUsageSchema = z.object({
  /** As in the county's file; or a guideline (`ofArticle` in usage-articles.ts), or a figure of service (`ofFigure`). */
  toolId: z.string().max(160).regex(countedPattern),
  /** Day in Finland's time. */
  day: z.iso.date(),
  opens: z.number().int().nonnegative(),
  /** Seconds in sight while the workbench was used. */
  seconds: z.number().int().nonnegative(),
  failures: z.partialRecord(viewFailureSchema, z.number().int().positive()),
});
export type ToolUsage = z.infer<typeof toolUsageSchema>;

/** What a workbench sends to the hub. */
export const usageReportSchema = z.object({
  /** Made anew at each installation; tells nothing of who or where. */
  workstation: z.uuid(),
  county: z.string(),
  days: z.array(toolUsageSchema).max(10_000),
});
export type UsageReport = z.infer<typeof usageReportSchema>;

export const usageStateSchema = z.object({
  days: z.array(toolUsageSchema),
  /** Sent to the hub, as the county has it; when last, and whether that succeeded. */
  sending: z.discriminatedUnion('as', [
    z.object({ as: z.literal('off') }),
    z.object({ as: z.literal('on'), last: z.iso.datetime().optional(), failed: z.boolean() }),
  ]),
});
export type UsageState = z.infer<typeof usageStateSchema>;

export const usageContract = {
  watch: oc.output(eventIterator(usageStateSchema)),
  /** Forgets all figures kept on this workstation: of tools, of guidelines and of service. */
  clear: oc.output(z.void()),
};
