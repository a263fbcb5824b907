import type { Colleague, DirectoryAnswer } from '#shared/availability.js';
import { assertNever } from '#shared/assert-never.js';
import type { DirectoryStore } from './directory-store.js';

/** The directory as the pane shows it. */
export interface Directory {
  colleagues: Colleague[];
  version: string;
  /** Hub's run in which the ordinals hold; undefined when only what was kept is at hand. */
  epoch: string | undefined;
  /** When it was last known to be the newest, ISO. */
  checkedAt: string;
}

/** What was kept on this machine. A storage that cannot be read is as good as an empty one. */
export const readKept = (store: DirectoryStore): Promise<Directory | null> =>
  store.read().then(
    (kept) => (kept === null ? null : { ...kept, epoch: undefined }),
    () => null,
  );

/**
 * The newest directory: asks the core with the version that this window has.
 * @param known what this window has, null at the start
 * @param now time of asking, ISO
 * @returns null when the hub has given none yet
 */
export async function loadDirectory(
  known: Directory | null,
  ask: (input: { knownVersion?: string }) => Promise<DirectoryAnswer>,
  now: () => string,
): Promise<Directory | null> {
  const answer = await ask(known === null ? {} : { knownVersion: known.version });
  const checkedAt = now();
  switch (answer.kind) {
    case 'notYet':
      return known === null ? null : { ...known, epoch: undefined };
    case 'same':
      return known === null ? null : { ...known, checkedAt, epoch: answer.epoch };
    case 'newer': {
      const { version, epoch, colleagues } = answer;
      return { version, epoch, colleagues, checkedAt };
    }
    default:
      return assertNever(answer);
  }
}
