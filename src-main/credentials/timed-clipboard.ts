import type { Clock } from '#shared/clock.js';
import type { Clipboard } from './clipboard.js';

/** Seconds after which a copied password is taken from the clipboard. */
export const CLEARS_AFTER_S = 30;
/** A program that owns the clipboard may hang, and reading hangs with it. */
const ANSWERS_WITHIN_MS = 3000;

/**
 * Copies to the clipboard, and takes a password away again if it is still there: after a while, and when told to.
 * @param digest of a text; the password itself is not kept for the comparison
 */
export function createTimedClipboard({
  clipboard,
  clock,
  digest,
}: {
  clipboard: Clipboard | undefined;
  clock: Pick<Clock, 'after'>;
  digest: (text: string) => string;
}) {
  let copied: { digest: string; stop: () => void } | undefined;

  /** Undefined when it fails or takes too long. */
  async function within<T>(work: Promise<T> | undefined): Promise<{ value: T } | undefined> {
    if (work === undefined) return undefined;
    let stop = () => {};
    const late = new Promise<undefined>((resolve) => {
      stop = clock.after(ANSWERS_WITHIN_MS, () => resolve(undefined));
    });
    const answer = await Promise.race([
      work.then(
        (value) => ({ value }),
        () => undefined,
      ),
      late,
    ]);
    stop();
    return answer;
  }
  const write = async (text: string) => (await within(clipboard?.write(text))) !== undefined;

  // One after another: a lock that comes while a password is being copied must clear it, not come too early.
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  const clear = () =>
    inTurn(async () => {
      const secret = copied;
      if (secret === undefined) return;
      copied = undefined;
      secret.stop();
      const now = await within(clipboard?.read());
      // What cannot be read is emptied as well: it may be the password.
      if (now === undefined || digest(now.value) === secret.digest) await write('');
    });

  return {
    /** Whether there is a clipboard that answers. What it holds is not looked at. */
    works: async () => (await within(clipboard?.read())) !== undefined,
    copy: (text: string) => inTurn(() => write(text)),
    /** @returns whether it was copied; cleared later in any case: what was late may still come */
    copySecret: (text: string): Promise<boolean> =>
      inTurn(() => {
        copied?.stop();
        copied = { digest: digest(text), stop: clock.after(CLEARS_AFTER_S * 1000, () => void clear()) };
        return write(text);
      }),
    /** Takes the password that was copied last from the clipboard, if it is there. */
    clear,
  };
}
export type TimedClipboard = ReturnType<typeof createTimedClipboard>;
