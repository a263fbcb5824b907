import type { Register } from '#shared/client-summary.js';
import type { ClientReference } from '#shared/context.js';
import type { Written } from '../access/index.js';
import type { SourceReader } from './fhir-source.js';
import { type FindLocalId, placeFor } from './place-for.js';

/** What is written of what the workbench does for the client: what was given, and a referral with what belongs to it. */
type NoteType = 'Communication' | 'QuestionnaireResponse' | 'Consent' | 'ServiceRequest' | 'Task';

/** Something to be written to the client's data: sent again, it is the same resource. */
export interface ClientNote {
  client: ClientReference;
  register: Register;
  type: NoteType;
  /** Its logical id, of ours. */
  id: string;
  /** @param patient the client's id in the source that was found for it */
  resource: (patient: string) => object;
}

/** Writes notes of the client to the source of their register. Never rejects. */
export const createNoteWriter =
  (places: { readers: readonly SourceReader[]; localId: FindLocalId }) =>
  async ({ client, register, type, id, resource }: ClientNote, signal: AbortSignal): Promise<Written> => {
    const place = await placeFor(places, register, client, signal);
    if ('failure' in place) return { ok: false, failure: place.failure };
    const { reader, patient } = place;
    const written = await reader.put(`${type}/${id}`, resource(patient), signal);
    if (written.kind === 'ok') return { ok: true, id: `${type}/${id}` };
    return {
      ok: false,
      failure: written.kind === 'failed' ? written.failure : { kind: 'unreachable', source: reader.source.name },
    };
  };
