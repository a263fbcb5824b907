import { join } from 'node:path';
import type { DeskState } from '#shared/desk.js';
import type { SealingKey } from '../credentials/index.js';
import type { Log } from '../log.js';
import { type SealedVault, createSealedFile, openVault, sealedName } from '../sealed/index.js';
import { type Board, EMPTY, keptSchema, restored } from './kept.js';

export interface HoldParts {
  dataDir: string;
  county: string;
  keyFor: (professionalId: string) => Promise<SealingKey>;
  /** 12 random bytes. */
  nonce: () => Buffer;
  now: () => number;
  log: Log;
}
type Kept = Omit<Board, 'active' | 'opening' | 'client'>;

/** Those over for longer are forgotten. */
const DONE_MS = 24 * 3_600_000;
/** Longer than any hub keeps a request. */
const HANDED_MS = 32 * DONE_MS;

/** One professional's board: in memory while they work here, and sealed on the disk where that can be. */
export function createHold(parts: HoldParts, onChange: () => void) {
  let board: Board = EMPTY;
  let owner: string | undefined;
  let vault: SealedVault<Kept> | undefined;
  let opening: Promise<void> | undefined;
  let saved: Promise<unknown> = Promise.resolve();
  const iso = () => new Date(parts.now()).toISOString();

  const recent = <One extends { at: string }>(list: readonly One[]): One[] =>
    list.filter(({ at }) => parts.now() - Date.parse(at) < HANDED_MS);

  function save(): void {
    const { active: _active, opening: _opening, client: _client, ...kept } = board;
    if (vault !== undefined) saved = vault.save([kept]);
  }
  /** Opens what was kept, once a session: a keyring is not asked for nothing. */
  function ensure(): Promise<void> {
    if (owner === undefined) return Promise.resolve();
    return (opening ??= open(owner));
  }
  function set(next: Board): void {
    const more = next.contacts.length + next.followUps.length > 0;
    board = next;
    if (more) void ensure();
    save();
    onChange();
  }
  async function open(whose: string): Promise<void> {
    const opened = await openVault({
      kind: 'contacts',
      one: keptSchema,
      whose,
      file: createSealedFile(join(parts.dataDir, 'contacts', sealedName(parts.county, whose))),
      keyFor: parts.keyFor,
      nonce: parts.nonce,
      asideName: () => `unreadable-${parts.now()}`,
      log: parts.log,
    });
    // Another person's by now.
    if (owner !== whose) return;
    vault = opened;
    const kept = opened.kept[0];
    if (kept === undefined) {
      // What was begun while the key was fetched is safe from now on.
      if (board.contacts.length > 0) save();
      return onChange();
    }
    const fresh = kept.done.filter(({ closedAt }) => parts.now() - Date.parse(closedAt) < DONE_MS);
    const before = restored({ ...kept, done: fresh }, board.client, iso());
    const known = new Set(board.contacts.map(({ id }) => id));
    set({
      ...board,
      contacts: [...before.contacts.filter(({ id }) => !known.has(id)), ...board.contacts],
      followUps: [...before.followUps, ...board.followUps],
      done: [...before.done, ...board.done],
      received: [...recent(before.received), ...board.received],
      gave: [...recent(before.gave), ...board.gave],
      moved: [...recent(before.moved), ...board.moved],
    });
  }
  return {
    get: () => board,
    set,
    vault: (): DeskState['vault'] => vault?.kind ?? { kind: 'opening' },
    unreadable: () => vault?.unreadable ?? false,
    /** Whose board it is from now on; another person's is taken off the table. */
    belongTo(person: string | undefined): void {
      if (person === owner) return;
      owner = person;
      vault = undefined;
      opening = undefined;
      board = { ...EMPTY, client: board.client };
      onChange();
    },
    ensure,
    /** What was in memory only; what is sealed comes back from the disk. */
    inMemory: (): Kept | undefined => (vault?.kind.kind === 'memory' ? board : undefined),
    async restore(kept: Kept): Promise<void> {
      await ensure();
      const back = restored(kept, board.client, iso());
      const { active, opening: turning, client } = board;
      set({ ...back, contacts: [...back.contacts, ...board.contacts], active, opening: turning, client });
    },
    /** Resolves when all of it is on the disk, or has failed to be. */
    settled: async (): Promise<void> => {
      await opening;
      await saved;
    },
  };
}
export type Hold = ReturnType<typeof createHold>;
