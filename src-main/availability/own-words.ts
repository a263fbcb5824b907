import type { OwnSettings, OwnStateInput, Presence } from '#shared/availability.js';
import type { Standing } from '#shared/hub-protocol.js';

/** What the professional set by hand, and when (ms since the epoch); null = took it back, on whichever device it was set. */
export interface ByHand {
  input: OwnStateInput | null;
  at: number;
}

export const NO_WISHES: OwnSettings = { contact: true, idleHint: false, noteHidden: false, presets: [] };

/** What was set by hand, while it holds: not after its time of return. Pure. */
export function holding(hand: ByHand | undefined, now: number): OwnStateInput | undefined {
  const input = hand?.input ?? undefined;
  return input?.until !== undefined && Date.parse(input.until) <= now ? undefined : input;
}

/** The wishes with those that are given. Pure. */
export const withWishes = (
  { contact, idleHint, noteHidden, presets }: OwnSettings,
  wishes: { [Key in keyof OwnSettings]?: OwnSettings[Key] | undefined },
): OwnSettings => ({
  contact: wishes.contact ?? contact,
  idleHint: wishes.idleHint ?? idleHint,
  noteHidden: wishes.noteHidden ?? noteHidden,
  presets: wishes.presets ?? presets,
});

/**
 * What the hub is to be told of the professional: null = nothing on that layer. Of the open client only that there is one.
 * Pure.
 */
export function wordsOf({
  hand,
  clientOpen,
  phone,
  settings,
  now,
}: {
  hand: ByHand | undefined;
  clientOpen: boolean;
  /** What the contact centre says of the professional; it goes before the open client, on the same layer. */
  phone?: Standing | null;
  settings: Pick<OwnSettings, 'contact' | 'noteHidden'>;
  now: number;
}): { hand: Standing | null; contact: Standing | null } {
  const { note, ...input } = holding(hand, now) ?? {};
  const shown = note === undefined || note === '' || settings.noteHidden ? {} : { note };
  return {
    hand: 'state' in input ? { ...input, ...shown } : null,
    contact: phone ?? (clientOpen && settings.contact ? { state: 'busy', reason: 'client' } : null),
  };
}

/** So long unused, the professional is reminded of what others see. */
export const IDLE_MS = 10 * 60_000;

/**
 * Since when the workbench has been unused, when the professional is to be reminded: only while others see them as free, and
 * only to themselves. Pure.
 */
export function idleSince(
  usedAt: number,
  { seen, settings, now }: { seen: Presence | undefined; settings: Pick<OwnSettings, 'idleHint'>; now: number },
): number | undefined {
  const isFree = seen?.state === 'available' || seen?.state === 'interruptible';
  return settings.idleHint && isFree && now - usedAt >= IDLE_MS ? usedAt : undefined;
}
