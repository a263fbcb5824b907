import type { RunningHost } from '../host.js';

/** The part of `process` that is the channel to the launcher. */
export interface LauncherProcess {
  send?: ((message: unknown) => boolean) | undefined;
  once: (event: 'disconnect', listener: () => void) => unknown;
}

/**
 * The channel to the launcher, if one started this process: it hears that the host runs, or in one sentence why not,
 * and when it goes, so does this process.
 */
export function createLauncherChannel(process: LauncherProcess) {
  const launched = process.send !== undefined;
  return {
    /** Was this process started by the launcher? */
    launched,
    ready: ({ url, services, topic }: Omit<RunningHost, 'close'>) =>
      void process.send?.({ ready: true, url, services, topic }),
    failed: (sentence: string) => void process.send?.({ failed: sentence }),
    onGone: (listener: () => void) => {
      if (launched) process.once('disconnect', listener);
    },
  };
}
