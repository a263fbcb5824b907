import type { CountyTool } from '#shared/county-tool.js';
import { assertNever } from '#shared/failure.js';
import type { FramePage, PageEvidence } from '#shared/tools.js';
import type { WebMessage, WebResponse } from '#shared/web-message.js';
import type { ToolView, ToolViewHost, ViewEvent } from './view.js';
import type { Attempt, AttemptNews } from './views.js';

/** The pages of tools that follow by their page (`frames.ts`). */
export interface FollowedPages {
  followed: (tool: string) => boolean;
  pages: (tool: string, origin: string, signal: AbortSignal) => AsyncIterable<FramePage>;
  loaded: (tool: string, page: string, evidence: PageEvidence) => void;
  message: (tool: string, page: string, message: WebMessage) => WebResponse | undefined;
}

/**
 * A tool in a view that the host draws. Each attempt has a view of its own; a tool that follows by its page is led from
 * here, as the renderer leads its frames in the web host.
 * @param address where a tool that does not follow by its page is opened; undefined = not for who is signed in
 */
export const createNativeAttempts =
  ({
    host,
    frames,
    address,
  }: {
    host: ToolViewHost;
    frames: FollowedPages;
    address: (tool: CountyTool) => string | undefined;
  }) =>
  (tool: CountyTool, tell: (news: AttemptNews) => void): Attempt => {
    const stop = new AbortController();
    let page: FramePage | undefined;
    const view: ToolView = host.open(tool, (event) => {
      if (!stop.signal.aborted) hear(event);
    });

    function hear(event: ViewEvent): void {
      switch (event.type) {
        case 'loading':
          return undefined;
        case 'loaded':
          if (page !== undefined) frames.loaded(tool.id, page.page, event.evidence);
          return tell({ type: 'loaded' });
        case 'message': {
          const answer = page === undefined ? undefined : frames.message(tool.id, page.page, event.message);
          return answer === undefined ? undefined : view.post(answer);
        }
        case 'failed':
        case 'unresponsive':
        case 'responsive':
        case 'wakeful':
          return tell(event);
        default:
          return assertNever(event);
      }
    }

    async function follow(): Promise<void> {
      // A page of its own window has no window around it: what it posts "to its parent" it posts to itself.
      const origin = new URL(tool.noClientUrl ?? tool.url ?? '').origin;
      for await (const next of frames.pages(tool.id, origin, stop.signal)) {
        if (stop.signal.aborted) return;
        const isNew = next.page !== page?.page;
        page = next;
        if (isNew) {
          view.load(next.url);
          if (next.url === null) {
            frames.loaded(tool.id, next.page, { by: 'removed' });
            tell({ type: 'loaded' });
          }
        }
        if (next.post !== undefined) view.post(next.post);
      }
    }

    if (frames.followed(tool.id)) void follow();
    else view.load(address(tool) ?? null);
    return {
      report: () => {},
      place: view.place,
      end() {
        stop.abort();
        return view.dispose();
      },
    };
  };
