import * as z from 'zod';
import type { Answer } from './fhir-answer.js';
import type { SourceReader } from './fhir-source.js';
import { identifier, list, part, reference, resourceBase } from './fhir-types.js';

const practitionerSchema = z.object({
  resourceType: z.literal('Practitioner'),
  ...resourceBase,
  identifier: list(identifier),
});
const roleSchema = z.object({
  resourceType: z.literal('PractitionerRole'),
  ...resourceBase,
  practitioner: part(reference),
});

/**
 * The professional's own references at each source: `Practitioner/<id>` by the staff identifier, and their
 * PractitionerRoles. Kept for the professional who asked last; a failure is not kept.
 */
export function createStaff(system: string | undefined) {
  let owner: string | undefined;
  let known = new Map<SourceReader, Promise<Answer<string[]>>>();

  async function read(reader: SourceReader, professional: string, signal: AbortSignal): Promise<Answer<string[]>> {
    if (system === undefined) return { kind: 'ok', value: [] };
    const asked = new URLSearchParams({ identifier: `${system}|${professional}` });
    const found = await reader.search('Practitioner', asked, signal);
    if (found.kind !== 'ok') return found;
    const ids = found.value.matches.flatMap((one) => {
      const { data } = practitionerSchema.safeParse(one);
      const mine = data?.identifier.some((own) => own.system === system && own.value === professional);
      return data !== undefined && mine === true ? [`Practitioner/${data.id}`] : [];
    });
    const roles = await Promise.all(ids.map((practitioner) => rolesOf(reader, practitioner, signal)));
    return { kind: 'ok', value: [...ids, ...roles.flat()] };
  }

  /** A source without PractitionerRole names people by Practitioner only. */
  async function rolesOf(reader: SourceReader, practitioner: string, signal: AbortSignal): Promise<string[]> {
    const found = await reader.search('PractitionerRole', new URLSearchParams({ practitioner }), signal);
    if (found.kind !== 'ok') return [];
    const parsed = found.value.matches.map((one) => roleSchema.safeParse(one).data);
    return parsed.flatMap((one) =>
      one?.practitioner?.reference?.endsWith(practitioner) === true ? [`PractitionerRole/${one.id}`] : [],
    );
  }

  const staff = {
    async find(reader: SourceReader, professional: string, signal: AbortSignal): Promise<Answer<string[]>> {
      if (owner !== professional) {
        owner = professional;
        known = new Map();
      }
      const mine = known;
      const asked = mine.get(reader) ?? read(reader, professional, signal);
      mine.set(reader, asked);
      const answer = await asked;
      if (answer.kind !== 'ok' && mine.get(reader) === asked) mine.delete(reader);
      // It was another question that was cancelled, not this one.
      return answer.kind === 'cancelled' && !signal.aborted ? staff.find(reader, professional, signal) : answer;
    },
  };
  return staff;
}
