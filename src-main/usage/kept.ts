import * as z from 'zod';
import { toolUsageSchema } from '#shared/usage.js';

/** What is kept on the disk. */
export const keptSchema = z.object({
  version: z.literal(1),
  workstation: z.uuid(),
  days: z.array(toolUsageSchema),
  /** Days that changed after they were last sent. */
  unsent: z.array(z.iso.date()),
  lastSent: z.iso.datetime().optional(),
});
