import type { ClientReference } from '#shared/context.js';
import type { Log } from '../../log.js';
import type { FramePort } from '../../tools/index.js';
import type { Binding, BindingEvents, BindingView } from '../binding.js';
import { createFollowedFrames } from '../frames/followed-frames.js';
import { confirms } from '../frames/judge.js';
import { type UrlTool, pageOf } from './pages.js';

export type { UrlTool } from './pages.js';

/**
 * Tools that follow by their address: each change gives the tool's frame a new page, whose address holds the client's
 * pseudonymous key. What was seen of the page confirms it, or the professional does.
 * @param vouched writes to the access log that the professional vouched for what a tool shows
 * @param random unguessable text
 */
export function createUrlBinding({
  tools,
  frames,
  events,
  view,
  vouched,
  random,
  log,
}: {
  tools: readonly UrlTool[];
  frames: FramePort;
  events: BindingEvents;
  view: BindingView;
  vouched: (tool: string, client: ClientReference | null) => Promise<void>;
  random: () => string;
  log: Log;
}): Binding {
  const pageFor = (id: string, client: ClientReference | null) => {
    const tool = tools.find((one) => one.id === id);
    const page = tool === undefined ? undefined : pageOf(tool, client);
    if (page === undefined) log('error', 'client-key-not-for-addresses', { tool: id });
    return page;
  };
  const followed = createFollowedFrames({
    tools: tools.map((tool) => tool.id),
    frames,
    events,
    view,
    random,
    vouched,
    strategy: {
      make(frame, delivery) {
        const page = pageFor(frame.tool, delivery?.change.client ?? null);
        return page === undefined ? undefined : { url: page.url };
      },
      confirmedBy(frame, evidence, { change }) {
        const page = pageFor(frame.tool, change.client);
        return page !== undefined && confirms(evidence, page);
      },
      vouchable: () => true,
    },
  });
  return { tell: followed.tell, endSession: followed.endSession, close: async () => {} };
}
