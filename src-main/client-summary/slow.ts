/** What has not answered in so many milliseconds is marked as slow, so that nobody waits for it. */
export const SLOW_MS = 1000;
