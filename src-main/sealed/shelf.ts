import type { SealedVault } from './vault.js';

/** What a vault holds, by id: one professional's unfinished work of one kind while they are here. */
export interface SealedShelf<T> {
  all: () => readonly T[];
  get: (id: string) => T | undefined;
  /** Adds one, or puts it in the place of the one of the same id. @returns whether it is safe */
  put: (one: T) => Promise<boolean>;
  remove: (id: string) => Promise<boolean>;
  /** Resolves when all of it is on the disk, or has failed to be. */
  saved: () => Promise<unknown>;
  /** Takes back what was kept in memory aside; what is here already stays as it is. */
  restore: (before: readonly T[]) => void;
}

/**
 * Begins with what the vault has kept, and writes all of it anew at each change.
 * @param isFresh whether what was kept before is still worth keeping
 */
export function createSealedShelf<T extends { id: string }>({
  vault,
  isFresh,
  onChange,
}: {
  vault: SealedVault<T>;
  isFresh: (one: T) => boolean;
  onChange: () => void;
}): SealedShelf<T> {
  let held = new Map(vault.kept.filter(isFresh).map((one) => [one.id, one]));
  let last: Promise<unknown> = Promise.resolve();
  function keep(next: Map<string, T>): Promise<boolean> {
    held = next;
    const saved = vault.save([...held.values()]);
    last = saved;
    onChange();
    return saved;
  }
  return {
    all: () => [...held.values()],
    get: (id) => held.get(id),
    put: (one) => keep(new Map(held).set(one.id, one)),
    remove(id) {
      const next = new Map(held);
      next.delete(id);
      return keep(next);
    },
    saved: () => last,
    restore: (before) => void keep(new Map([...before.map((one) => [one.id, one] as const), ...held])),
  };
}
