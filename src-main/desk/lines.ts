import type { ContextState } from '#shared/context.js';
import type { DeskResult } from '#shared/desk.js';
import { clientLabel } from '../context/index.js';
import type { Contact } from './contact.js';
import type { Hold } from './hold.js';
import type { DeskEvent, DeskParts, Line } from './parts.js';

const digits = (number: string) => number.replaceAll(/\D/g, '');

/** The client who is open, as the banner names them. Pure. */
export function openClientOf({ active }: Pick<ContextState, 'active'>): Contact['client'] {
  if (active === null) return undefined;
  const masked = active.nonDisclosure || active.origin === 'message';
  return { reference: active.reference, label: clientLabel(active), masked };
}

/** Follows what the contact centre tells: a contact that is answered comes to the desk, and the client whom it is confirmed to be about. */
export function createListening({
  source,
  context,
  professional,
  clock,
  uuid,
  hold,
  dispatch,
  begin,
}: DeskParts & {
  hold: Hold;
  dispatch: (event: DeskEvent) => DeskResult;
  begin: (contact: Pick<Contact, 'channel'> & Partial<Contact>) => string;
}) {
  /** Lines that have been seen to, so that an ended one does not come again. */
  const seen = new Set<string>();
  const offered = new Set<string>();
  /** Clients who, the professional said, were not the one: until the contact centre has heard it too. */
  const denied = new Map<string, string>();
  const contactOf = (line: string) => hold.get().contacts.find((one) => one.line?.id === line);

  function take(line: Line): void {
    const contact = contactOf(line.id);
    if (contact === undefined && seen.has(line.id)) return;
    const { channel, queue, beganAt } = line;
    switch (line.state) {
      case 'offered':
        return void offered.add(line.id);
      case 'missed':
        // Only what rang here was missed here.
        if (!offered.has(line.id)) return;
        seen.add(line.id);
        return void dispatch({
          type: 'missed',
          done: { id: uuid(), channel, beganAt, closedAt: new Date(clock.now()).toISOString(), outcome: 'abandoned' },
        });
      case 'ended':
        if (contact !== undefined) dispatch({ type: 'line', line: line.id, state: 'ended' });
        return;
      case 'connected':
      case 'held': {
        seen.add(line.id);
        const here = { id: line.id, state: line.state };
        const called = callsBack(line);
        if (contact !== undefined) return void dispatch({ type: 'line', line: line.id, state: line.state });
        if (called !== undefined)
          return void dispatch({ type: 'happen', id: called, event: { type: 'calls', line: here } });
        begin({ channel, ...(queue === undefined ? {} : { queue }), line: here, ...confirmed(line) });
      }
    }
  }
  /** The contact at hand, where this is the call that was promised in it. */
  function callsBack({ channel, number }: Line): string | undefined {
    const { contacts, active } = hold.get();
    const one = contacts.find(({ id }) => id === active);
    if (one === undefined || channel !== 'callback' || number === undefined) return undefined;
    const isFree = one.line === undefined || one.line.state === 'ended';
    const isPromised = one.promises.some(
      (promise) =>
        promise.state.kind === 'open' && promise.number !== undefined && digits(promise.number) === digits(number),
    );
    return isFree && isPromised ? one.id : undefined;
  }
  /** The client who was confirmed while it rang, where they are the open one. */
  function confirmed({ client }: Line): Partial<Contact> {
    const named = openClient();
    if (client === undefined || named?.reference !== client.reference) return {};
    return { client: named, caller: client.role, phase: 'identified' };
  }
  function openClient(): Contact['client'] {
    const client = openClientOf(context.live.get());
    return hold.get().client === client?.reference ? client : undefined;
  }
  /** Whom the professional has confirmed at the contact centre's own bar is the client here as well, once they are open. */
  function identify(line: Line): void {
    const contact = contactOf(line.id);
    if (denied.has(line.id) && denied.get(line.id) !== line.client?.reference) denied.delete(line.id);
    if (denied.has(line.id)) return;
    if (contact === undefined || contact.client !== undefined || line.client === undefined) return;
    const client = openClient();
    if (client?.reference !== line.client.reference) return;
    dispatch({ type: 'identify', id: contact.id, client });
    dispatch({ type: 'happen', id: contact.id, event: { type: 'describe', with: { caller: line.client.role } } });
  }
  return {
    /** The professional says that the contact is not about its client. */
    deny(contact: Contact): void {
      if (contact.line === undefined || contact.client === undefined) return;
      denied.set(contact.line.id, contact.client.reference);
      source?.unconfirm(contact.line.id);
    },
    listen(): void {
      if (source === undefined || professional() === undefined) return;
      for (const line of source.lines()) {
        take(line);
        identify(line);
      }
    },
  };
}
