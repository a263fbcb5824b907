import type { DeskPromise, DeskResult } from '#shared/desk.js';
import type { TelephonyResult } from '#shared/telephony.js';
import { isIn } from './call-back-rows.js';
import { type Contact, standsStill } from './contact.js';
import type { Hold } from './hold.js';
import type { CallBackWish, DeskEvent, DeskParts } from './parts.js';

const GONE: DeskResult = { kind: 'refused', why: 'gone' };

/** What telephony answered, in the desk's words. */
function told(result: TelephonyResult, gone: 'gone' | 'taken' = 'gone'): DeskResult {
  if (result.kind === 'done') return { kind: 'done' };
  if (result.kind === 'failed') return { kind: 'refused', why: 'centre' };
  return { kind: 'refused', why: result.kind === 'gone' ? gone : 'gone' };
}

/**
 * Call-backs in the contacts: telephony remembers them, sealed and at the contact centre, and the board follows. What is
 * promised, kept or given up here is so there, and the other way round.
 */
export function createCallBacks({
  callBacks: book,
  professional,
  uuid,
  hold,
  dispatch,
  begin,
}: DeskParts & {
  hold: Hold;
  dispatch: (event: DeskEvent) => DeskResult;
  begin: (contact: Pick<Contact, 'channel'> & Partial<Contact>) => string;
}) {
  function follow(): void {
    if (professional() === undefined) return;
    const list = book.list();
    dispatch({ type: 'callBacks', told: list });
    // Whom the contact is about is known after the promise was made.
    for (const one of list) {
      if (one.client !== undefined || one.holder !== 'own') continue;
      const client = hold.get().contacts.find((contact) => isIn(one, contact))?.client?.reference;
      if (client !== undefined) void book.isOf(one.id, client);
    }
  }
  const activeOf = (id: string) =>
    professional() === undefined || hold.get().active !== id
      ? undefined
      : hold.get().contacts.find((one) => one.id === id);
  const isRemembered = (id: string) => book.list().some((one) => one.id === id);

  return {
    follow,
    async promise(id: string, wish: Pick<CallBackWish, 'id' | 'about' | 'number' | 'agreedAt'>): Promise<DeskResult> {
      const contact = activeOf(id);
      if (contact === undefined) return GONE;
      const client = contact.client?.reference;
      const result = told(await book.promise({ ...wish, desk: id, contact: contact.line?.id, client }));
      follow();
      return result;
    },
    /** Undefined = it is the desk's own to settle. */
    async settle(id: string, promise: string, as: DeskPromise['state']): Promise<DeskResult | undefined> {
      const contact = activeOf(id);
      const row = contact?.promises.find((one) => one.id === promise);
      if (contact === undefined || row?.kind !== 'callBack' || !isRemembered(promise)) return undefined;
      // The board says why.
      if (row.state.kind === 'handedOver' || standsStill(contact, promise)) return undefined;
      // What has been called back or taken back is over: it is not promised anew by a click.
      if (as.kind === 'open' && row.state.kind !== 'followUp') return GONE;
      if (as.kind !== 'kept' && as.kind !== 'givenUp') return undefined;
      const wish = as.kind === 'kept' ? ({ kind: 'kept' } as const) : { kind: 'cancelled' as const, why: as.why };
      const result = told(await book.settle(promise, wish));
      follow();
      return result;
    },
    /** Undefined = it is the desk's own to strike off. */
    async followedUp(id: string): Promise<DeskResult | undefined> {
      if (professional() === undefined || !isRemembered(id)) return undefined;
      const result = told(await book.settle(id, { kind: 'kept' }));
      follow();
      return result;
    },
    /** Seen to in a contact of its own. One of those who want it gets it; the others are told. */
    async take(callBack: string): Promise<DeskResult> {
      if (professional() === undefined) return GONE;
      const id = uuid();
      const queue = book.list().find((one) => one.id === callBack)?.queue;
      const result = told(await book.take(callBack, id), 'taken');
      if (result.kind === 'done') begin({ id, channel: 'callback', ...(queue === undefined ? {} : { queue }) });
      follow();
      return result;
    },
    /** It was not this client: the promise stands, and nothing of them is told with it. */
    async forgetClient({ promises }: Contact): Promise<void> {
      for (const { id, kind } of promises) if (kind === 'callBack') await book.isOf(id, undefined);
      follow();
    },
  };
}
export type DeskCallBacks = ReturnType<typeof createCallBacks>;
