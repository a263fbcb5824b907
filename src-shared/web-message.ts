import * as z from 'zod';

// SMART Web Messaging 1.0.0: what goes between a tool's frame and the workbench's window.

const idSchema = z.string().min(1).max(200);
const PAYLOAD_LIMIT = 64 * 1024;
// A larger one would break the window's own way to the core.
const payloadSchema = z
  .record(z.string(), z.json())
  .refine((payload) => JSON.stringify(payload).length <= PAYLOAD_LIMIT, 'payload too large');

/** A message that asks for an answer. */
export const webRequestSchema = z.object({
  messagingHandle: idSchema,
  messageId: idSchema,
  messageType: z.string().min(1).max(200),
  payload: payloadSchema,
});
export type WebRequest = z.infer<typeof webRequestSchema>;

/** The answer to one. */
export const webResponseSchema = z.object({
  messageId: idSchema,
  responseToMessageId: idSchema,
  payload: payloadSchema,
});
export type WebResponse = z.infer<typeof webResponseSchema>;

export const webMessageSchema = z.union([webResponseSchema, webRequestSchema]);
export type WebMessage = z.infer<typeof webMessageSchema>;
