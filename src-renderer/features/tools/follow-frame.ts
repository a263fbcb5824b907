import type { FramePage } from '#shared/tools.js';

const RETRY_MS = 1000;

/**
 * Follows what a tool's frame must hold, and begins again when the way to the core breaks. Meanwhile there is no page:
 * a frame that nobody leads could show anyone.
 */
export async function followFrame({
  open,
  show,
  wait,
  signal,
}: {
  open: (signal: AbortSignal) => Promise<AsyncIterable<FramePage>>;
  show: (page: FramePage | undefined) => void;
  wait: (ms: number) => Promise<void>;
  signal: AbortSignal;
}): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const page of await open(signal)) if (!signal.aborted) show(page);
    } catch {
      // Why the way broke is told by the window's frame; here it is enough that it did.
    }
    if (signal.aborted) return;
    show(undefined);
    await wait(RETRY_MS);
  }
}
