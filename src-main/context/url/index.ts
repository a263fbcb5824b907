import type { ClientReference } from '#shared/context.js';
import type { Log } from '../../log.js';
import { type Frame, type FramePort, type PostLauncher, launchFieldsOf, launchKeyOf } from '../../tools/index.js';
import type { Binding, BindingEvents, BindingView } from '../binding.js';
import { type PageMade, createFollowedFrames } from '../frames/followed-frames.js';
import { type Expected, confirms } from '../frames/judge.js';
import { type UrlTool, launchedPageOf, pageOf } from './pages.js';

export type { UrlTool } from './pages.js';

/**
 * Tools that follow by their address: each change gives the tool's frame a new page, whose address holds the client's
 * pseudonymous key, or was got for this very frame by a launch on the tool's own server. What was seen of the page
 * confirms it, or the professional does.
 * @param launch posts a launch to a tool's server
 * @param professional who is signed in and not locked
 * @param vouched writes to the access log that the professional vouched for what a tool shows
 * @param random unguessable text
 */
export function createUrlBinding({
  tools,
  frames,
  launch,
  professional,
  events,
  view,
  vouched,
  random,
  log,
}: {
  tools: readonly UrlTool[];
  frames: FramePort;
  launch: PostLauncher;
  professional: () => { id: string; unit?: string | undefined } | undefined;
  events: BindingEvents;
  view: BindingView;
  vouched: (tool: string, client: ClientReference | null) => Promise<void>;
  random: () => string;
  log: Log;
}): Binding {
  const under = new Map<Frame, AbortController>();
  const toolOf = (id: string) => tools.find((tool) => tool.id === id);
  const keyFor = (tool: UrlTool, client: ClientReference) =>
    launchKeyOf(tool.id, tool.posted?.launch.keySecret ?? '', client);

  /** Nobody waits for a frame's launch any more. */
  function forget(frame: Frame): void {
    under.get(frame)?.abort();
    under.delete(frame);
  }

  /** Asks the tool's server for a page of this frame alone: made anew each time, and never kept. */
  function launched(frame: Frame, tool: UrlTool, client: ClientReference): PageMade | undefined {
    const user = professional();
    const { posted } = tool;
    if (posted === undefined || user === undefined) return undefined;
    const ended = new AbortController();
    under.set(frame, ended);
    const fields = launchFieldsOf(posted.launch, { key: keyFor(tool, client), user });
    return { url: null, later: launch({ tool: tool.id, ...posted, fields }, ended.signal) };
  }

  /** What confirms the page that the frame holds for this client; undefined = nothing does. */
  function expectedIn(frame: Frame, tool: UrlTool, client: ClientReference | null): Expected | undefined {
    if (client === null || tool.posted === undefined) return pageOf(tool, client);
    return launchedPageOf(tool, frame.page()?.url ?? null, keyFor(tool, client));
  }

  const followed = createFollowedFrames({
    tools: tools.map((tool) => tool.id),
    frames,
    events,
    view,
    random,
    vouched,
    strategy: {
      make(frame, delivery) {
        forget(frame);
        const tool = toolOf(frame.tool);
        const client = delivery?.change.client ?? null;
        if (tool === undefined) return undefined;
        if (client !== null && tool.posted !== undefined) return launched(frame, tool, client);
        const page = pageOf(tool, client);
        if (page === undefined) log('error', 'client-key-not-for-addresses', { tool: tool.id });
        return page === undefined ? undefined : { url: page.url };
      },
      confirmedBy(frame, evidence, { change }) {
        const tool = toolOf(frame.tool);
        const page = tool === undefined ? undefined : expectedIn(frame, tool, change.client);
        return page !== undefined && confirms(evidence, page);
      },
      gone: forget,
      vouchable: () => true,
    },
  });
  return {
    tell: followed.tell,
    endSession: followed.endSession,
    close: async () => under.forEach((one) => one.abort()),
  };
}
