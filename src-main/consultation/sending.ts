import type { AccessResult } from '#shared/access.js';
import { assertNever } from '#shared/assert-never.js';
import type { SectionId } from '#shared/client-summary.js';
import type { ConsultationTarget, NewConsultation, OperationResult } from '#shared/consultation.js';
import type { HandedContact } from '#shared/handed-contact.js';
import type { Register } from '#shared/summary-entries.js';
import type { ClientReference } from '#shared/context.js';
import type { Live } from '../live.js';
import type { Desk } from './desk.js';

/** A new request as the renderer asks for it. */
export interface Wish extends Omit<NewConsultation, 'client' | 'contact'> {
  id: string;
  /** Of a hand-over: the contact that goes along, by its id at the desk. */
  contact?: string | undefined;
  version: number;
  withClient: boolean;
}

/** The client's reference goes to colleagues: in the access log first. */
export type GiveOn = (
  version: number,
  given: {
    consultation: string;
    to: string;
    sections: readonly SectionId[];
    /** Of a hand-over with its contact: which one, and of which registers it tells something. */
    contact?: { id: string; registers: readonly Register[] };
  },
) => Promise<AccessResult>;

/** The desk's contacts, as far as they go with requests and come back with them. */
export interface ContactHanding {
  give: (
    id: string,
    request: string,
    client: ClientReference | undefined,
  ) =>
    | { kind: 'goes'; contact: HandedContact; registers: readonly Register[] }
    | { kind: 'changed' | 'givenAlready' | 'tooLarge' };
  /** What came of that: it is with the hub or waits for it, or it did not go. */
  gave: (request: string, went: boolean) => void;
  /** @returns promises of the contact that do not go back; undefined when it cannot be given back any more */
  release: (request: string) => string[] | undefined;
  released: (request: string) => void;
}

/** Who is asked, as the access log has it. Pure. */
export function targetName(target: ConsultationTarget): string {
  switch (target.kind) {
    case 'person':
      return `person:${target.person}`;
    case 'unit':
      return `unit:${target.unit}`;
    case 'queue':
      return `queue:${target.queue}`;
    default:
      return assertNever(target);
  }
}

/**
 * Sends new requests. With the client goes its reference, after that is in the access log, and never another client's than
 * the one that the asker saw.
 * @param draftedFrom sections that the draft of this version of the context was put together from
 */
export function createSending({
  desk,
  client,
  giveOn,
  contacts,
  draftedFrom,
}: {
  desk: Pick<Desk, 'self' | 'act'>;
  client: Pick<Live<{ version: number; reference: ClientReference | null }>, 'get'>;
  giveOn: GiveOn;
  contacts: () => Pick<ContactHanding, 'give' | 'gave'>;
  draftedFrom: (version: number) => readonly SectionId[];
}) {
  /** Requests being sent: a second click is the first one. */
  const underWay = new Map<string, Promise<OperationResult>>();
  /** Requests whose client is in the access log already. */
  const logged = new Set<string>();

  async function sendOnce({ contact, ...wish }: Wish, gone?: AbortSignal): Promise<OperationResult> {
    if (desk.self() === undefined) return { kind: 'changed' };
    const open = client.get();
    if (wish.withClient && (open.version !== wish.version || open.reference === null)) return { kind: 'changed' };
    const reference = wish.withClient && open.reference !== null ? open.reference : undefined;
    if (contact === undefined) return sendTo(wish, reference, undefined, gone);
    if (wish.kind !== 'handOver') return { kind: 'refused', why: 'invalid' };
    const { give, gave } = contacts();
    const going = give(contact, wish.id, reference);
    if (going.kind !== 'goes') return going;
    const along = { ...going, posted: false };
    let went = false;
    try {
      const result = await sendTo(wish, reference, along, gone);
      // What is with the post when the session ends may be at the hub all the same: that is heard from the hub.
      went = along.posted && result.kind !== 'refused';
      return result;
    } finally {
      gave(wish.id, went);
    }
  }

  async function sendTo(
    { id, version, withClient: _withClient, ...asked }: Omit<Wish, 'contact'>,
    reference: ClientReference | undefined,
    going: { contact: HandedContact; registers: readonly Register[]; posted: boolean } | undefined,
    gone?: AbortSignal,
  ): Promise<OperationResult> {
    const self = desk.self();
    const post = (client: Pick<NewConsultation, 'client'>) => {
      if (going === undefined) return desk.act(id, id, { do: 'open', request: { ...asked, ...client } }, gone);
      going.posted = true;
      return desk.act(id, id, { do: 'open', request: { ...asked, ...client, contact: going.contact } }, gone);
    };
    if (reference === undefined) return post({});
    if (!logged.has(id)) {
      const to = targetName(asked.target);
      const contact = going === undefined ? {} : { contact: { id: going.contact.id, registers: going.registers } };
      const result = await giveOn(version, { consultation: id, to, sections: draftedFrom(version), ...contact });
      // What failed on the way to a source cannot be: nothing is read.
      if (result.kind !== 'done') return result.kind === 'failed' ? { kind: 'changed' } : result;
      logged.add(id);
    }
    // Another person's by now, or nobody's.
    if (desk.self() !== self) return { kind: 'changed' };
    return post({ client: reference });
  }

  return (wish: Wish, gone?: AbortSignal): Promise<OperationResult> => {
    const before = underWay.get(wish.id);
    if (before !== undefined) return before;
    const sent = sendOnce(wish, gone).finally(() => underWay.delete(wish.id));
    underWay.set(wish.id, sent);
    return sent;
  };
}
