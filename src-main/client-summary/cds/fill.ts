import * as z from 'zod';
import type { Register } from '#shared/client-summary.js';
import type { CdsService } from '#shared/data-sources.js';
import { hasCode } from '../concepts.js';
import type { Answer } from '../fhir-answer.js';
import type { SourceReader } from '../fhir-source.js';
import { concept, list, part, reference, text } from '../fhir-types.js';
import { patientIdOf } from '../sections/read.js';
import { barePatient, bundleOf, wantedBy, withClient } from './prefetch.js';

interface Parts {
  /** The first is the master. */
  readers: readonly SourceReader[];
  /** The client's logical id at the master, which services know. */
  patientId: string;
  localId: (reader: SourceReader, signal: AbortSignal) => Promise<Answer<string | undefined>>;
  /** What of a source's entries of a type this professional may see, and which of it is of the register. */
  admitted: (type: string, matches: readonly unknown[], reader: SourceReader, register: Register) => readonly unknown[];
}

/**
 * Fills prefetch templates from the sources with what the professional may see of the service's own register. What cannot be
 * had whole is left out: a service must not take a silent source for "nothing recorded".
 */
export function createPrefetch({ readers, patientId, localId, admitted }: Parts) {
  /** Services ask for the same things: each is read once for a client. */
  const known = new Map<string, Promise<unknown>>();

  async function read(template: string, register: Register, signal: AbortSignal): Promise<unknown> {
    const wanted = wantedBy(template);
    const [home] = readers;
    if (wanted === undefined || home === undefined) return undefined;
    if (wanted.kind === 'patient') {
      const answer = await home.read(`Patient/${patientId}`, signal);
      return answer.kind === 'ok' ? barePatient(answer.value, patientId) : undefined;
    }
    const { type, about, params, most } = wanted;
    const asked = readers.filter((reader) => reader === home || reader.source.register === register);
    const parts = await Promise.all(
      asked.map(async (reader) => {
        const id = await localId(reader, signal);
        if (id.kind !== 'ok') return undefined;
        const { value: local } = id;
        if (local === undefined) return [];
        const query = new URLSearchParams([[about, about === 'subject' ? `Patient/${local}` : local], ...params]);
        const answer = await reader.search(type, query, signal, most);
        if (answer.kind !== 'ok') return undefined;
        const own = answer.value.matches.filter((one) => isAbout(one, type, local));
        return admitted(type, own, reader, register).map((one) => withClient(one, local, patientId));
      }),
    );
    return parts.some((one) => one === undefined) ? undefined : bundleOf(parts.flatMap((one) => one ?? []));
  }

  return (template: string, { register }: CdsService, signal: AbortSignal): Promise<unknown> => {
    const key = `${register} ${template}`;
    const value = known.get(key) ?? read(template, register, signal);
    known.set(key, value);
    return value;
  };
}

const aboutSchema = z.object({
  resourceType: text,
  status: text,
  verificationStatus: part(concept),
  subject: part(reference),
  patient: part(reference),
  beneficiary: part(reference),
  participant: list(z.object({ actor: part(reference) })),
});

/** Whether the entry is of the type and names the client: a server that ignores the search term gives somebody else's. */
function isAbout(resource: unknown, type: string, id: string): boolean {
  const read = aboutSchema.safeParse(resource).data;
  if (read?.resourceType !== type) return false;
  if (read.status === 'entered-in-error' || hasCode(read.verificationStatus, 'entered-in-error')) return false;
  const named = [read.subject, read.patient, read.beneficiary, ...read.participant.map((one) => one.actor)];
  return named.some((one) => patientIdOf(one) === id);
}
