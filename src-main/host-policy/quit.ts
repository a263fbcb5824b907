/** How long the core may take to end, in milliseconds; after that the program ends without waiting. */
const CLOSE_WITHIN_MS = 1500;

/**
 * Ends the program cleanly: the core is closed before the last of it goes, but never waited for without end.
 * @param close ends the core; called once
 * @param quit ends the program
 * @returns to be called when the program is about to end: it holds that up until the core has closed
 */
export function createCleanQuit({
  close,
  quit,
  timer = setTimeout,
}: {
  close: () => Promise<void>;
  quit: () => void;
  timer?: (then: () => void, ms: number) => unknown;
}): (event: { preventDefault: () => void }) => void {
  let state: 'running' | 'closing' | 'closed' = 'running';
  // A core that cannot close says so in its own log; the program ends all the same.
  const closeCore = () => close().catch(() => undefined);
  return (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    const done = () => {
      if (state === 'closed') return;
      state = 'closed';
      quit();
    };
    timer(done, CLOSE_WITHIN_MS);
    void closeCore().finally(done);
  };
}
