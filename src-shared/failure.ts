import * as z from 'zod';

/** Why the access log cannot be written: no room, another workbench has it, not allowed, or something else. */
export const logTroubleSchema = z.enum(['full', 'inUse', 'denied', 'other']);
export type LogTrouble = z.infer<typeof logTroubleSchema>;

/**
 * What can go wrong with an outside system, as a closed union. Each kind has its words and its way out in the locale
 * files (`failure.<kind>`); `source` is the system's own name as the county file gives it.
 */
export const failureSchema = z.discriminatedUnion('kind', [
  /** Nothing answered at the address: server down, refused, name unknown. */
  z.object({ kind: z.literal('unreachable'), source: z.string() }),
  /** No whole answer within `afterMs` milliseconds. */
  z.object({ kind: z.literal('timedOut'), source: z.string(), afterMs: z.number() }),
  /** The server answered with an HTTP error; `detail` is its own diagnostic text without client data. */
  z.object({ kind: z.literal('rejected'), source: z.string(), status: z.number(), detail: z.string().optional() }),
  /** The answer was not in the agreed form. */
  z.object({ kind: z.literal('invalidAnswer'), source: z.string(), detail: z.string().optional() }),
  /** The access log cannot be written, so nothing of a client may be shown. */
  z.object({ kind: z.literal('logUnwritable'), why: logTroubleSchema }),
]);
export type Failure = z.infer<typeof failureSchema>;

export { assertNever } from './assert-never.js';
