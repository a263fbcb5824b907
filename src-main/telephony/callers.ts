import type { ClientReference } from '#shared/context.js';
import type { Candidate, CentreContact, Proposal } from '#shared/telephony.js';
import { type AccessLog, troubleOf } from '../access/index.js';
import type { CallerHit, CallerHits } from '../client-summary/index.js';
import { normalNumber, writtenWays } from './phone-number.js';

/** Whom a number leads to, at the county's master source. */
export interface CallerDirectory {
  byPhone: (ways: readonly string[], isIt: (number: string) => boolean, signal: AbortSignal) => Promise<CallerHits>;
  relativesOf: (client: ClientReference, signal: AbortSignal) => Promise<CallerHits>;
}

/** What the professional may be told of a hit. Turvakielto says nothing but that there is one. Pure. */
export const candidateOf = (key: string, hit: CallerHit, identified: boolean): Candidate =>
  hit.nonDisclosure && !identified
    ? { kind: 'protected', key }
    : {
        kind: 'client',
        key,
        name: hit.name,
        ...(hit.birthYear === undefined ? {} : { birthYear: hit.birthYear }),
        by: hit.relation === undefined ? 'number' : 'relative',
        ...(hit.relation === undefined ? {} : { relation: hit.relation.slice(0, 80) }),
      };

/** A henkilötunnus as it is compared: spaces and case are the typist's. Pure. */
export const sameCode = (typed: string, code: string | undefined): boolean =>
  code !== undefined && typed.replaceAll(/\s/g, '').toUpperCase() === code.toUpperCase();

/**
 * Proposes clients for contacts. Nothing of anybody is told before the access log has the entry, one for each; what is proposed
 * opens nothing. References and identity codes stay here, behind keys that tell nothing.
 */
export function createCallers({
  directory,
  accessLog,
  professional,
  uuid,
}: {
  directory: CallerDirectory;
  accessLog: Pick<AccessLog, 'append'>;
  professional: () => string | undefined;
  uuid: () => string;
}) {
  const known = new Map<string, Map<string, { hit: CallerHit; identified: boolean }>>();

  async function proposed(contact: string, found: CallerHits): Promise<Extract<Proposal, { state: 'found' }>> {
    const self = professional();
    const keys = known.get(contact) ?? new Map<string, { hit: CallerHit; identified: boolean }>();
    const already = new Set([...keys.values()].map(({ hit }) => hit.reference));
    const fresh = found.hits.filter((hit) => !already.has(hit.reference));
    try {
      for (const { reference, nonDisclosure } of fresh)
        if (!nonDisclosure)
          await accessLog.append({
            action: 'clientProposed',
            professional: self ?? null,
            client: reference,
            by: 'workbench',
            contact,
          });
    } catch (error) {
      return {
        state: 'found',
        candidates: [],
        more: false,
        failures: [{ kind: 'logUnwritable', why: troubleOf(error) }],
      };
    }
    for (const hit of fresh) keys.set(uuid(), { hit, identified: false });
    known.set(contact, keys);
    return { state: 'found', candidates: listed(contact), more: found.more, failures: found.failures };
  }
  const listed = (contact: string): Candidate[] =>
    [...(known.get(contact) ?? [])].map(([key, { hit, identified }]) => candidateOf(key, hit, identified));

  return {
    /** Looks for clients by the contact's number. */
    async look({ id, caller }: CentreContact, signal: AbortSignal): Promise<Proposal> {
      const normal = caller.kind === 'number' ? normalNumber(caller.number) : undefined;
      if (normal === undefined) return { state: 'found', candidates: [], more: false, failures: [] };
      const isIt = (number: string) => normalNumber(number) === normal;
      return proposed(id, await directory.byPhone(writtenWays(normal), isIt, signal));
    },
    /** Adds those for whom a candidate may speak. */
    async relatives(contact: string, key: string, signal: AbortSignal): Promise<Proposal | undefined> {
      const one = known.get(contact)?.get(key);
      if (one === undefined || (one.hit.nonDisclosure && !one.identified)) return undefined;
      return proposed(contact, await directory.relativesOf(one.hit.reference, signal));
    },
    /** Whose key it is, and whether their name may be told. */
    get: (contact: string, key: string) => known.get(contact)?.get(key),
    listed,
    /** The caller has been identified: the name may be told now. */
    identified(contact: string, key: string): void {
      const one = known.get(contact)?.get(key);
      if (one !== undefined) known.get(contact)?.set(key, { ...one, identified: true });
    },
    /** Forgets a contact's, or everything. */
    forget(contact?: string): void {
      if (contact === undefined) known.clear();
      else known.delete(contact);
    },
  };
}
export type Callers = ReturnType<typeof createCallers>;
