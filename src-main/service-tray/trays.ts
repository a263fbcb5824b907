import type { Tray, TrayItem, TrayTarget } from '#shared/service-tray.js';
import { sameTarget } from '#shared/tray-target.js';

/** Which client is open, by the context manager: the version grows with each committed change. */
export interface OpenClient {
  version: number;
  reference: string | null;
}

/** Every tray of this session, by the client's reference. Memory only. */
export type Trays = ReadonlyMap<string, readonly TrayItem[]>;

export type TrayChange =
  | { kind: 'add'; item: TrayTarget; at: string }
  | { kind: 'remove'; item: TrayTarget }
  | { kind: 'note'; item: TrayTarget; note: string };

/** The tray to show: the open client's, or an empty one. */
export const trayOf = (trays: Trays, { version, reference }: OpenClient): Tray => ({
  contextVersion: version,
  client: reference,
  items: reference === null ? [] : [...(trays.get(reference) ?? [])],
});

/**
 * Changes the open client's tray. Undefined, and nothing changed for anybody, when the screen was drawn for another
 * context version, when no client is open, or when a note or a removal names something that is not on the tray.
 */
export function changeTray(trays: Trays, open: OpenClient, drawnFor: number, change: TrayChange): Trays | undefined {
  if (drawnFor !== open.version || open.reference === null) return undefined;
  const items = trays.get(open.reference) ?? [];
  const there = items.some((item) => sameTarget(item, change.item));
  const put = (next: readonly TrayItem[], reference: string): Trays => new Map(trays).set(reference, next);
  switch (change.kind) {
    case 'add':
      return there ? trays : put([...items, { ...change.item, note: '', addedAt: change.at }], open.reference);
    case 'remove':
      return there
        ? put(
            items.filter((item) => !sameTarget(item, change.item)),
            open.reference,
          )
        : undefined;
    case 'note':
      return there
        ? put(
            items.map((item) => (sameTarget(item, change.item) ? { ...item, note: change.note } : item)),
            open.reference,
          )
        : undefined;
  }
}
