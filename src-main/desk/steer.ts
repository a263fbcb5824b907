import type { ClientReference } from '#shared/context.js';
import { wantedClient } from './board.js';
import type { Hold } from './hold.js';
import type { DeskParts } from './parts.js';

/**
 * Has the context open (or put aside) the client of the contact that the professional turns to. The contact is taken up by the
 * context's own word that it is done; where the change is not made, it goes on waiting.
 */
export function createSteering(hold: Hold, { live, open, park }: DeskParts['context'], notOpened: () => void) {
  /** The contact for which a change was asked, and whether the context has begun with it. */
  let asked: { contact: string; begun: boolean } | undefined;
  const here = (): ClientReference | null => live.get().active?.reference ?? null;

  function steer(): void {
    const { opening } = hold.get();
    const wanted = wantedClient(hold.get());
    if (opening === undefined || wanted === undefined) return void (asked = undefined);
    if (asked?.contact === opening) return;
    asked = { contact: opening, begun: false };
    if (wanted === null) park(live.get().version, undefined);
    else open(wanted);
    look();
  }
  /** Whether what was asked has come to nothing. */
  function look(): void {
    if (asked === undefined || asked.contact !== hold.get().opening) return;
    if (live.get().pending !== undefined) return void (asked.begun = true);
    if (!asked.begun || here() === wantedClient(hold.get())) return;
    asked = undefined;
    notOpened();
  }
  return { steer, stop: live.subscribe(look) };
}
