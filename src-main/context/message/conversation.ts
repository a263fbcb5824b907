import * as z from 'zod';
import { assertNever } from '#shared/failure.js';
import type { WebMessage, WebRequest } from '#shared/web-message.js';

/** How a conversation with one frame of a tool stands. */
export interface Conversation {
  /** The only handle that counts now; every earlier one is revoked. */
  handle: string;
  /** The tool has spoken: messages reach it. */
  open: boolean;
  /** Told, and not answered. */
  awaiting: { messageId: string; change: string } | undefined;
  /** Messages with a revoked handle, and answers to what is no longer asked. */
  refused: number;
}

export const newConversation = (handle: string): Conversation => ({
  handle,
  open: false,
  awaiting: undefined,
  refused: 0,
});

/** The tool is told of another client: what it answers to earlier messages counts no more, nor does its old handle. */
export const tell = (
  conversation: Conversation,
  { handle, messageId, change }: { handle: string; messageId: string; change: string },
): Conversation => ({ ...conversation, handle, awaiting: { messageId, change } });

/** What a message of the tool means. */
export type Heard =
  | { kind: 'opened' }
  | { kind: 'shown'; change: string }
  | { kind: 'refused'; change: string; detail: string | undefined }
  /** It asks for something that the workbench does not do. */
  | { kind: 'unsupported' }
  /** Of a context that is over, or of nobody's asking. */
  | { kind: 'late' };

/** Answer to a change, in the form of the answers to `ui.*` (SMART Web Messaging 1.0.0). */
const outcomeSchema = z.object({
  status: z.enum(['success', 'error']),
  statusDetail: z.object({ text: z.string().max(500).optional() }).optional(),
});

/** Takes in a message of the tool. Pure. */
export function hear(conversation: Conversation, message: WebMessage): { next: Conversation; heard: Heard } {
  const late = { next: { ...conversation, refused: conversation.refused + 1 }, heard: { kind: 'late' as const } };
  if ('messageType' in message) {
    if (message.messagingHandle !== conversation.handle) return late;
    if (message.messageType !== 'status.handshake') return { next: conversation, heard: { kind: 'unsupported' } };
    return { next: { ...conversation, open: true }, heard: { kind: 'opened' } };
  }
  const { awaiting } = conversation;
  const outcome = outcomeSchema.safeParse(message.payload);
  if (awaiting === undefined || message.responseToMessageId !== awaiting.messageId || !outcome.success) return late;
  const next = { ...conversation, awaiting: undefined };
  const { change } = awaiting;
  switch (outcome.data.status) {
    case 'success':
      return { next, heard: { kind: 'shown', change } };
    case 'error':
      return { next, heard: { kind: 'refused', change, detail: outcome.data.statusDetail?.text } };
    default:
      return assertNever(outcome.data.status);
  }
}

/**
 * Payload of the answer to what the workbench does not do, in the form that the kind of message has; with a revoked
 * handle the same form says so.
 */
export function refusalOf({ messageType }: WebRequest, why: 'unsupported' | 'revokedHandle'): WebRequest['payload'] {
  const text = why === 'unsupported' ? `${messageType} is not supported here` : 'the messaging handle has been revoked';
  if (messageType.startsWith('ui.')) return { status: 'error', statusDetail: { text } };
  if (messageType === 'status.handshake') return { error: { code: 'revoked', display: text } };
  const status = why === 'unsupported' ? '405 Method Not Allowed' : '401 Unauthorized';
  const code = why === 'unsupported' ? 'not-supported' : 'expired';
  const issue = [{ severity: 'error', code, diagnostics: text }];
  return { status, outcome: { resourceType: 'OperationOutcome', issue } };
}
