/** Milliseconds after which it is kept: the start, when every pane comes at once, is over by then. */
const AFTER_MS = 10_000;

/** Does later what nobody waits for: keeping on this machine what the core gave. */
export const keepLater = (keep: () => Promise<unknown>): void => void setTimeout(() => void keep(), AFTER_MS);
