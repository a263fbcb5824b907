import type { Register } from '#shared/client-summary.js';
import type { ClientReference } from '#shared/context.js';
import type { Written } from '../access/index.js';
import type { Answer } from './fhir-answer.js';
import type { SourceReader } from './fhir-source.js';

/** Something of a client's that is written to a register's own source. */
export interface OwnResource {
  client: ClientReference;
  register: Register;
  /** Type and logical id: the same for the same thing, so that writing again makes nothing twice. */
  reference: string;
  /** @param patient the client's logical id at that source */
  resource: (patient: string) => object;
}

/**
 * Writes to a source of the very register, and to no other: where the client is not known in one, nothing is written anywhere.
 */
export const createRegisterWriter =
  ({
    readers,
    localId,
  }: {
    readers: readonly SourceReader[];
    localId: (
      reader: SourceReader,
      client: ClientReference,
      signal: AbortSignal,
    ) => Promise<Answer<string | undefined>>;
  }) =>
  async ({ client, register, reference, resource }: OwnResource, signal: AbortSignal): Promise<Written> => {
    const own = readers.filter(({ source }) => source.register === register);
    const [first] = own;
    if (first === undefined) return { ok: false, failure: { kind: 'unreachable', source: register } };
    for (const reader of own) {
      const patient = await localId(reader, client, signal);
      if (patient.kind === 'failed') return { ok: false, failure: patient.failure };
      if (patient.kind !== 'ok' || patient.value === undefined) continue;
      const written = await reader.put(reference, resource(patient.value), signal);
      if (written.kind === 'ok') return { ok: true, id: reference };
      const source = reader.source.name;
      return { ok: false, failure: written.kind === 'failed' ? written.failure : { kind: 'unreachable', source } };
    }
    return {
      ok: false,
      failure: { kind: 'invalidAnswer', source: first.source.name, detail: 'the client is not known there' },
    };
  };
