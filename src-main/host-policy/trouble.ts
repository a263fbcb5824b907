import type { HostText } from './texts.js';

/** A page that ends again within this time, in milliseconds, is not reopened unasked: it would only go on so. */
const SOON_MS = 60_000;

/** Is a page whose process has gone reopened at once, or is the professional asked? Pure. @param last time of the one before */
const afterCrash = (last: number | undefined, now: number): 'reload' | 'ask' =>
  last !== undefined && now - last < SOON_MS ? 'ask' : 'reload';

/**
 * Keeps a screen's window usable when its page's process ends or hangs: it is reopened, and that is told.
 * @param ask asks in a box on the window; true for the first button, false when the window has gone meanwhile
 */
export function createTroubleKeeper({
  ask,
  reload,
  close,
  kill,
  now,
}: {
  ask: (message: HostText, detail: HostText, buttons: HostText[]) => Promise<boolean>;
  reload: () => void;
  close: () => void;
  /** Ends the page's process; `gone` follows. */
  kill: () => void;
  now: () => number;
}) {
  let lastCrash: number | undefined;
  let asked = false;
  let endedByUs = false;
  return {
    async gone(): Promise<void> {
      const next = afterCrash(lastCrash, now());
      lastCrash = now();
      if (endedByUs) {
        endedByUs = false;
        return reload();
      }
      if (next === 'ask')
        return (await ask('crashedAgain', 'crashedAgainDetail', ['reload', 'close'])) ? reload() : close();
      reload();
      await ask('crashed', 'crashedDetail', ['ok']);
      return undefined;
    },
    async hung(): Promise<void> {
      if (asked) return;
      asked = true;
      const reopen = await ask('unresponsive', 'unresponsiveDetail', ['reload', 'wait']);
      asked = false;
      if (!reopen) return;
      endedByUs = true;
      kill();
    },
  };
}
