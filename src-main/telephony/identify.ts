import type { ClientReference } from '#shared/context.js';
import type { AccessEntry } from '#shared/access-log.js';
import type { CallerRole, CentreContact, Proposal, TelephonyResult } from '#shared/telephony.js';
import { type AccessLog, troubleOf } from '../access/index.js';
import { type ClientDoor, openThrough } from '../consultation/index.js';
import { isOwn } from './contacts.js';
import { type Callers, sameCode } from './callers.js';

const done: TelephonyResult = { kind: 'done' };
const gone: TelephonyResult = { kind: 'gone' };
const notAllowed: TelephonyResult = { kind: 'notAllowed' };

export interface IdentifyParts {
  contact: (id: string) => CentreContact | undefined;
  change: (id: string, change: (one: CentreContact) => CentreContact) => void;
  callers: Callers;
  /** Who may be given data now; undefined while nobody is, or the session is locked. */
  professional: () => string | undefined;
  accessLog: Pick<AccessLog, 'append'>;
  door: ClientDoor;
  now: () => string;
}

/** Who the client of a contact is: proposed by the number, confirmed by the professional, and by nobody else. */
export function createIdentify({ contact, change, callers, professional, accessLog, door, now }: IdentifyParts) {
  let opening = new AbortController();
  const own = (id: string): CentreContact | undefined => {
    const one = contact(id);
    return one !== undefined && isOwn(one) && professional() !== undefined ? one : undefined;
  };
  async function logged(entry: Pick<AccessEntry, 'action' | 'client' | 'contact' | 'why' | 'reason'>) {
    try {
      await accessLog.append({ ...entry, professional: professional() ?? null, by: 'workbench' });
      return undefined;
    } catch (error) {
      const failed: TelephonyResult = { kind: 'failed', failure: { kind: 'logUnwritable', why: troubleOf(error) } };
      return failed;
    }
  }
  const propose = (id: string, proposal: Proposal) => change(id, (one) => ({ ...one, proposal }));

  return {
    async relatives(id: string, candidate: string): Promise<TelephonyResult> {
      if (own(id) === undefined) return gone;
      const proposal = await callers.relatives(id, candidate, new AbortController().signal);
      if (proposal === undefined) return notAllowed;
      if (own(id) === undefined) return gone;
      propose(id, proposal);
      return done;
    },
    async identify(
      id: string,
      candidate: string,
      by: { kind: 'identityCode'; code: string } | { kind: 'questions'; asked: string },
    ): Promise<{ result: TelephonyResult; wrong: boolean }> {
      const one = own(id);
      const found = callers.get(id, candidate);
      if (one === undefined || found === undefined) return { result: gone, wrong: false };
      if (by.kind === 'identityCode' && !sameCode(by.code, found.hit.identityCode))
        return { result: notAllowed, wrong: true };
      const failed = await logged({
        action: 'callerIdentified',
        client: found.hit.reference,
        contact: id,
        why: by.kind,
        ...(by.kind === 'questions' ? { reason: by.asked } : {}),
      });
      if (failed !== undefined) return { result: failed, wrong: false };
      const still = own(id);
      if (still === undefined) return { result: gone, wrong: false };
      callers.identified(id, candidate);
      if (still.proposal.state === 'found') propose(id, { ...still.proposal, candidates: callers.listed(id) });
      return { result: done, wrong: false };
    },
    async confirm(
      id: string,
      client: { candidate: string } | { reference: ClientReference },
      role: CallerRole,
      open: boolean,
    ): Promise<{ result: TelephonyResult; opened: boolean }> {
      const not = (result: TelephonyResult) => ({ result, opened: false });
      if (own(id) === undefined) return not(gone);
      const found = 'candidate' in client ? callers.get(id, client.candidate) : undefined;
      if (found !== undefined && found.hit.nonDisclosure && !found.identified) return not(notAllowed);
      const reference = 'reference' in client ? client.reference : found?.hit.reference;
      if (reference === undefined) return not(gone);
      const failed = await logged({ action: 'contactConfirmed', client: reference, contact: id, why: role });
      if (failed !== undefined) return not(failed);
      if (own(id) === undefined) return not(gone);
      change(id, (one) => ({ ...one, client: { reference, role, confirmedAt: now() } }));
      if (!open) return not(done);
      opening.abort();
      opening = new AbortController();
      const outcome = await openThrough(reference, door, opening.signal);
      if (outcome.kind === 'not' && outcome.failure !== undefined)
        return not({ kind: 'failed', failure: outcome.failure });
      return { result: done, opened: outcome.kind === 'opened' };
    },
    async unconfirm(id: string): Promise<TelephonyResult> {
      const one = own(id);
      if (one?.client === undefined) return gone;
      const failed = await logged({ action: 'contactReleased', client: one.client.reference, contact: id });
      if (failed !== undefined) return failed;
      change(id, ({ client: _client, ...rest }) => rest);
      return done;
    },
    close: () => opening.abort(),
  };
}
