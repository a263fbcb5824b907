import type { ClientReference } from '#shared/context.js';
import type { Failure } from '#shared/failure.js';
import type { Register } from '#shared/client-summary.js';
import type { Answer } from './fhir-answer.js';
import type { SourceReader } from './fhir-source.js';

export type FindLocalId = (
  reader: SourceReader,
  client: ClientReference,
  signal: AbortSignal,
) => Promise<Answer<string | undefined>>;

/**
 * Where something of a register is written: the register's own source where the client is known there, else the master,
 * as the resource tells its register.
 * @returns the source, and the client's id in it
 */
export async function placeFor(
  { readers, localId }: { readers: readonly SourceReader[]; localId: FindLocalId },
  register: Register,
  client: ClientReference,
  signal: AbortSignal,
): Promise<{ reader: SourceReader; patient: string } | { failure: Failure }> {
  const [home] = readers;
  const own = readers.filter(({ source }) => source.register === register);
  for (const reader of new Set([...own, ...(home === undefined ? [] : [home])])) {
    const patient = await localId(reader, client, signal);
    if (patient.kind === 'failed') return { failure: patient.failure };
    if (patient.kind === 'ok' && patient.value !== undefined) return { reader, patient: patient.value };
  }
  return { failure: { kind: 'unreachable', source: home?.source.name ?? '' } };
}
