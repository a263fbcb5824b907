/**
 * Milliseconds without a key after which a single key is an answer. A question may come while somebody types: the "1" of
 * a blood pressure must not change the client.
 */
export const QUIET_MS = 500;

/** Whether a key writes something or presses what has the focus. */
const writes = (key: string): boolean => key.length === 1 || key === 'Enter' || key === 'Backspace';

type Key = Pick<KeyboardEvent, 'key' | 'timeStamp' | 'repeat' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/**
 * Tells the keys that answer a question from those of somebody who was typing when it came.
 * @param since when the question came (ms, as `timeStamp`)
 * @returns for each key: `answer`, `typing` (to be swallowed), or `other` (moves the focus, is a shortcut)
 */
export function createQuietKeys(since: number): (event: Key) => 'answer' | 'typing' | 'other' {
  let last = since;
  return ({ key, timeStamp, repeat, ctrlKey, altKey, metaKey }) => {
    if (!writes(key) || ctrlKey || altKey || metaKey) return 'other';
    const quiet = timeStamp - last >= QUIET_MS;
    last = timeStamp;
    return quiet && !repeat ? 'answer' : 'typing';
  };
}

/** The choice of a key, if it is one: 1, 2, 3… in the order shown. */
export const choiceOfKey = <T>(key: string, choices: readonly T[]): T | undefined =>
  /^[1-9]$/.test(key) ? choices[Number(key) - 1] : undefined;
