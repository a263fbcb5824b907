import { type WebMessage, type WebRequest, type WebResponse, webMessageSchema } from '#shared/web-message.js';

/** Messages of one tool that may be on their way to the core at a time; the rest is dropped. */
const MAX_UNDER_WAY = 8;

/**
 * Carries SMART Web Messaging between a tool's frame and the core: only from that very frame, while it is at the tool's own
 * origin, and only what has the form of a message. Decides nothing.
 * @param origin the tool's origin
 * @param frame the frame's window, null when it is gone
 * @param send takes a message to the core; gives the answer to post back
 */
export function createMessenger({
  host,
  frame,
  origin,
  send,
}: {
  host: Pick<Window, 'addEventListener' | 'removeEventListener'>;
  frame: () => Pick<Window, 'postMessage'> | null;
  origin: string;
  send: (message: WebMessage) => Promise<WebResponse | undefined>;
}) {
  let underWay = 0;
  const post = (message: WebRequest | WebResponse) => frame()?.postMessage(message, origin);

  async function carry(message: WebMessage): Promise<void> {
    underWay += 1;
    try {
      const answer = await send(message);
      if (answer !== undefined) post(answer);
    } catch {
      // The core is out of reach: the tool hears nothing, and is covered for not having answered.
    } finally {
      underWay -= 1;
    }
  }

  function onMessage(event: MessageEvent): void {
    const from = frame();
    if (from === null || event.source !== from || event.origin !== origin || underWay >= MAX_UNDER_WAY) return;
    const parsed = webMessageSchema.safeParse(event.data);
    if (parsed.success) void carry(parsed.data);
  }

  host.addEventListener('message', onMessage);
  return { post, close: () => host.removeEventListener('message', onMessage) };
}
