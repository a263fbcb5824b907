import type { AccessResult } from '#shared/access.js';
import { assertNever } from '#shared/assert-never.js';
import type { SectionId } from '#shared/client-summary.js';
import type { ConsultationTarget, NewConsultation, OperationResult } from '#shared/consultation.js';
import type { ClientReference } from '#shared/context.js';
import type { Live } from '../live.js';
import type { Desk } from './desk.js';

/** A new request as the renderer asks for it. */
export interface Wish extends Omit<NewConsultation, 'client'> {
  id: string;
  version: number;
  withClient: boolean;
}

/** The client's reference goes to colleagues: in the access log first. */
export type GiveOn = (
  version: number,
  given: { consultation: string; to: string; sections: readonly SectionId[] },
) => Promise<AccessResult>;

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
  draftedFrom,
}: {
  desk: Pick<Desk, 'self' | 'act'>;
  client: Pick<Live<{ version: number; reference: ClientReference | null }>, 'get'>;
  giveOn: GiveOn;
  draftedFrom: (version: number) => readonly SectionId[];
}) {
  /** Requests being sent: a second click is the first one. */
  const underWay = new Map<string, Promise<OperationResult>>();
  /** Requests whose client is in the access log already. */
  const logged = new Set<string>();

  async function sendOnce({ id, version, withClient, ...request }: Wish, gone?: AbortSignal): Promise<OperationResult> {
    const self = desk.self();
    if (self === undefined) return { kind: 'changed' };
    if (!withClient) return desk.act(id, id, { do: 'open', request }, gone);
    const open = client.get();
    if (open.version !== version || open.reference === null) return { kind: 'changed' };
    if (!logged.has(id)) {
      const to = targetName(request.target);
      const result = await giveOn(version, { consultation: id, to, sections: draftedFrom(version) });
      // What failed on the way to a source cannot be: nothing is read.
      if (result.kind !== 'done') return result.kind === 'failed' ? { kind: 'changed' } : result;
      logged.add(id);
    }
    // Another person's by now, or nobody's.
    if (desk.self() !== self) return { kind: 'changed' };
    return desk.act(id, id, { do: 'open', request: { ...request, client: open.reference } }, gone);
  }

  return (wish: Wish, gone?: AbortSignal): Promise<OperationResult> => {
    const before = underWay.get(wish.id);
    if (before !== undefined) return before;
    const sent = sendOnce(wish, gone).finally(() => underWay.delete(wish.id));
    underWay.set(wish.id, sent);
    return sent;
  };
}
