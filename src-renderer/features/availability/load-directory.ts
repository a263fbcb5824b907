import type { Colleague, DirectoryAnswer } from '#shared/availability.js';
import { assertNever } from '#shared/assert-never.js';
import type { DirectoryStore, KeptDirectory } from './directory-store.js';

/** The directory as the pane shows it. */
export interface Directory {
  colleagues: Colleague[];
  version: string;
  /** Hub's run in which the ordinals hold; undefined when only what was kept is at hand. */
  epoch: string | undefined;
  /** When it was last known to be the newest, ISO. */
  checkedAt: string;
}

const fromKept = (kept: KeptDirectory | null): Directory | null =>
  kept === null ? null : { ...kept, epoch: undefined };

/** What was kept on this machine. A storage that cannot be read is as good as an empty one. */
export const readKept = (store: DirectoryStore): Promise<Directory | null> => store.read().then(fromKept, () => null);

/**
 * The newest directory: asks with the version that is kept, and keeps what is newer.
 * @param now time of asking, ISO
 * @returns null when there is neither a new nor a kept one
 */
export async function loadDirectory(
  store: DirectoryStore,
  ask: (input: { knownVersion?: string }) => Promise<DirectoryAnswer>,
  now: () => string,
): Promise<Directory | null> {
  const kept = await store.read().catch(() => null);
  const answer = await ask(kept === null ? {} : { knownVersion: kept.version });
  const checkedAt = now();
  switch (answer.kind) {
    case 'notYet':
      return fromKept(kept);
    case 'same': {
      if (kept === null) return null;
      await store.write({ ...kept, checkedAt }).catch(() => {});
      return { ...kept, checkedAt, epoch: answer.epoch };
    }
    case 'newer': {
      const { version, epoch, colleagues } = answer;
      await store.write({ version, checkedAt, colleagues }).catch(() => {});
      return { version, epoch, colleagues, checkedAt };
    }
    default:
      return assertNever(answer);
  }
}
