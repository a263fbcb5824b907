import type { ViewFailure } from '#shared/tool-view.js';
import type { FramePage, PageEvidence } from '#shared/tools.js';
import type { WebMessage, WebResponse } from '#shared/web-message.js';
import { createLive } from '../live.js';

/** A tool's frame on a screen, for as long as the window follows it. */
export interface Frame {
  tool: string;
  /** The window's origin, that the tool posts its messages to. */
  origin: string;
  /** What the frame holds now; undefined before the first page. */
  page: () => FramePage | undefined;
  show: (page: FramePage) => void;
}

/** Who decides what the frames of a tool hold. */
export interface FrameFollower {
  /** A frame came on a screen: it shows nothing yet. */
  mounted: (frame: Frame) => void;
  unmounted: (frame: Frame) => void;
  /** What was seen of the page that the frame holds now; what is told of earlier ones never comes here. */
  loaded: (frame: Frame, evidence: PageEvidence) => void;
  /** A message out of the frame. @returns the answer to post back, if any */
  message?: (frame: Frame, message: WebMessage) => WebResponse | undefined;
  /** The professional vouches that the tool shows the client of this context. @returns whether it was taken */
  vouch?: (tool: string, version: number) => Promise<boolean>;
}

/** The frames of the tools that follow by their page. */
export interface FramePort {
  /** Takes over the frames of these tools. */
  follow: (tools: readonly string[], follower: FrameFollower) => void;
  /** The page that a frame of this tool was to hold could not be made: for the tool's view to say so. */
  failed?: (tool: string, failure: ViewFailure, status?: number) => void;
}

/** Joins the windows' frames to those who decide what the frames hold. Keeps no client data but what is on a screen. */
export function createFrames() {
  const followers = new Map<string, FrameFollower>();
  const frames = new Set<Frame>();
  const holding = (tool: string, page: string) =>
    [...frames].find((frame) => frame.tool === tool && frame.page()?.page === page);

  return {
    follow: (tools: readonly string[], follower: FrameFollower): void => {
      for (const tool of tools) followers.set(tool, follower);
    },
    followed: (tool: string): boolean => followers.has(tool),

    /** The pages of a new frame, until `signal` aborts or the reader stops. */
    async *pages(tool: string, origin: string, signal: AbortSignal | undefined): AsyncGenerator<FramePage, void> {
      const follower = followers.get(tool);
      if (follower === undefined) return;
      const page = createLive<FramePage | undefined>(undefined);
      const frame: Frame = { tool, origin, page: page.get, show: page.set };
      frames.add(frame);
      try {
        follower.mounted(frame);
        for await (const now of page.watch(signal)) if (now !== undefined) yield now;
      } finally {
        frames.delete(frame);
        follower.unmounted(frame);
      }
    },

    loaded(tool: string, page: string, evidence: PageEvidence): void {
      const frame = holding(tool, page);
      if (frame !== undefined) followers.get(tool)?.loaded(frame, evidence);
    },
    message(tool: string, page: string, message: WebMessage): WebResponse | undefined {
      const frame = holding(tool, page);
      return frame === undefined ? undefined : followers.get(tool)?.message?.(frame, message);
    },
    vouch: async (tool: string, version: number): Promise<boolean> =>
      (await followers.get(tool)?.vouch?.(tool, version)) ?? false,
  };
}
