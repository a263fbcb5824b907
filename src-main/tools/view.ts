import type { CountyTool } from '#shared/county-tool.js';
import type { Placement, ViewFailure, Wakeful } from '#shared/tool-view.js';
import type { PageEvidence } from '#shared/tools.js';
import type { Screen } from '#shared/workspace.js';
import type { WebMessage, WebRequest, WebResponse } from '#shared/web-message.js';

/** What happens to a view; the host tells, in whatever order it comes. */
export type ViewEvent =
  | { type: 'loading' }
  /** A page stands. `evidence` is for tools that follow by their page. */
  | { type: 'loaded'; evidence: PageEvidence; status?: number }
  | { type: 'failed'; failure: ViewFailure; status?: number }
  | { type: 'unresponsive' }
  | { type: 'responsive' }
  /** Something that forbids sleep began or ended. */
  | { type: 'wakeful'; because: Wakeful; on: boolean }
  | { type: 'message'; message: WebMessage };

/**
 * One tool's view in a host. Electron: one class owns one `WebContentsView`. Web host: the frame in the renderer, told
 * what to do over the `views` and `frame` streams.
 */
export interface ToolView {
  /** Shows a page; what was shown before is gone at once. null = shows nothing. */
  load: (url: string | null) => void;
  /** Posts a SMART Web Messaging message into the page. */
  post: (message: WebRequest | WebResponse) => void;
  /** Where it stands on a screen; null = it is not to be seen on this one. */
  place: (placement: Placement | null, screen: Screen) => void;
  focus: () => void;
  /** Ends the view; the tool's own session data stays. */
  dispose: () => Promise<void>;
}

/** The port that each host implements once. */
export interface ToolViewHost {
  /**
   * Makes a view that shows nothing yet. Each attempt to open a tool has a view of its own; what is told of one that was
   * disposed of counts for nothing.
   */
  open: (tool: CountyTool, tell: (event: ViewEvent) => void) => ToolView;
  /** Forgets everything that the tools keep: cookies, storage, caches, log-ins of every partition. */
  clearData: () => Promise<void>;
}
