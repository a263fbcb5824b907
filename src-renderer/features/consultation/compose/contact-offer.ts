import type { ClientReference } from '#shared/context.js';
import type { OpenContact } from '#shared/desk.js';

/** Whether the contact at hand can go over with a request. */
export type Offer =
  /** No contact is at hand. */
  | { kind: 'none' }
  | { kind: 'goes'; contact: OpenContact }
  /** It is being handed over already, or has been: one contact is in one hand-over at a time. */
  | { kind: 'underWay' }
  /** Its client is to go along too. */
  | { kind: 'withItsClient' }
  /** Nobody has confirmed yet that it is about the client who goes along. */
  | { kind: 'notConfirmed' };

/** A contact goes over with its very client, or without one when it has none. @param client that goes along with the request */
export function offerOf(contact: OpenContact | undefined, client: ClientReference | undefined): Offer {
  if (contact === undefined) return { kind: 'none' };
  if (contact.given?.state === 'waiting' || contact.given?.state === 'accepted') return { kind: 'underWay' };
  if (contact.client?.reference === client) return { kind: 'goes', contact };
  return { kind: contact.client === undefined ? 'notConfirmed' : 'withItsClient' };
}

/** What of a contact goes over, in figures: what has been left out of the record, and what is settled, does not. */
export function goingOf({ steps, promises, texts, register, reason }: OpenContact) {
  const told = steps.filter(({ removed, text }) => !removed && text !== '');
  return {
    steps: told.length,
    promises: promises.filter(({ state }) => state.kind === 'open').length,
    /** Whose records it tells of. */
    registers: (['health', 'social'] as const).filter(
      (one) =>
        (one === register && reason.trim() !== '') ||
        told.some((step) => (step.register ?? register) === one) ||
        texts.some((text) => text.register === one && text.text.trim() !== ''),
    ),
  };
}
