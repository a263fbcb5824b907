import type { ClientReference } from '#shared/context.js';
import { assertNever } from '#shared/failure.js';
import { fillAddress } from '#shared/tool-address.js';
import type { WebMessage, WebRequest, WebResponse } from '#shared/web-message.js';
import type { Log } from '../../log.js';
import type { Frame, FramePort } from '../../tools/index.js';
import type { Binding, BindingEvents, BindingView, Delivery } from '../binding.js';
import { type PageMade, createFollowedFrames } from '../frames/followed-frames.js';
import { type Conversation, hear, newConversation, refusalOf, tell } from './conversation.js';

/** A tool that follows by SMART Web Messaging, as the county file describes it. */
export interface MessageTool {
  id: string;
  /** Template with `{messaging.handle}` and `{messaging.origin}`. */
  url: string;
}

/** Our extension of SMART Web Messaging: the workbench tells which client is open. See the README. */
export const CONTEXT_CHANGED = 'fi.tyopoyta.context.changed';

/**
 * Tools that follow by SMART Web Messaging: the tool keeps its page, each change goes to it as a request, and its answer
 * confirms or refuses. The handle is another one after each change, so that nothing late lands on the next client.
 * @param random unguessable text
 */
export function createMessageBinding({
  tools,
  frames,
  events,
  view,
  random,
  log,
}: {
  tools: readonly MessageTool[];
  frames: FramePort;
  events: BindingEvents;
  view: BindingView;
  random: () => string;
  log: Log;
}): Binding {
  const conversations = new Map<Frame, Conversation>();
  /** Changes for frames whose tool has not spoken yet. */
  const waiting = new Map<Frame, Delivery>();

  const followed = createFollowedFrames({
    tools: tools.map((tool) => tool.id),
    frames,
    events,
    view,
    random,
    strategy: {
      make,
      message: onMessage,
      gone(frame) {
        conversations.delete(frame);
        waiting.delete(frame);
      },
    },
  });

  function make(frame: Frame, delivery: Delivery | undefined): PageMade | undefined {
    const conversation = conversations.get(frame);
    const page = frame.page();
    waiting.delete(frame);
    if (delivery !== undefined) waiting.set(frame, delivery);
    if (conversation === undefined || page === undefined || delivery === undefined) return begin(frame);
    return { url: page.url, samePage: true, ...(conversation.open ? { post: changed(frame, conversation) } : {}) };
  }

  /** A page from its beginning, with a handle of its own. */
  function begin(frame: Frame): PageMade | undefined {
    const tool = tools.find((one) => one.id === frame.tool);
    if (tool === undefined) return undefined;
    const handle = random();
    conversations.set(frame, newConversation(handle));
    return { url: fillAddress(tool.url, { 'messaging.handle': handle, 'messaging.origin': frame.origin }) };
  }

  /** The request that tells a tool of the change that waits for it. */
  function changed(frame: Frame, conversation: Conversation): WebRequest | undefined {
    const delivery = waiting.get(frame);
    if (delivery === undefined) return undefined;
    waiting.delete(frame);
    const { id, client } = delivery.change;
    const [handle, messageId] = [random(), random()];
    conversations.set(frame, tell(conversation, { handle, messageId, change: id }));
    return {
      messagingHandle: handle,
      messageId,
      messageType: CONTEXT_CHANGED,
      payload: { version: delivery.version, patient: reference(client) },
    };
  }

  function onMessage(frame: Frame, message: WebMessage): WebResponse | undefined {
    const conversation = conversations.get(frame);
    if (conversation === undefined) return undefined;
    const { next, heard } = hear(conversation, message);
    conversations.set(frame, next);
    const answer = (payload: WebRequest['payload']): WebResponse | undefined =>
      'messageType' in message ? { messageId: random(), responseToMessageId: message.messageId, payload } : undefined;
    switch (heard.kind) {
      case 'opened':
        post(frame, next);
        return answer({});
      case 'shown':
        followed.confirm(frame, heard.change);
        return undefined;
      case 'refused':
        followed.refuse(frame, heard.change, heard.detail);
        return undefined;
      case 'unsupported':
        return 'messageType' in message ? answer(refusalOf(message, 'unsupported')) : undefined;
      case 'late':
        log('warn', 'web-message-late', { tool: frame.tool, refused: next.refused });
        return 'messageType' in message ? answer(refusalOf(message, 'revokedHandle')) : undefined;
      default:
        return assertNever(heard);
    }
  }

  /** Posts what waited for the tool to speak. */
  function post(frame: Frame, conversation: Conversation): void {
    const page = frame.page();
    const request = changed(frame, conversation);
    if (page !== undefined && request !== undefined) frame.show({ ...page, post: request });
  }

  return { tell: followed.tell, endSession: followed.endSession, close: async () => {} };
}

const reference = (client: ClientReference | null) => (client === null ? null : { reference: client });
