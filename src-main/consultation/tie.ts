import type { Consultation } from '#shared/consultation.js';
import type { FindRelationship } from '../access/index.js';

/**
 * Looks first at the consultations that the professional has taken, then in the sources: a request that carries the client is
 * a verified reason to open it, for the one who took it and while it is open. What else the sources tell is asked as ever.
 * @param source whose word it is, for the opening
 */
export const tiedByConsultation =
  (
    find: FindRelationship,
    tie: (professional: string, client: string) => Consultation | undefined,
    source: string,
  ): FindRelationship =>
  (question, signal) => {
    const found = find(question, signal);
    const one = tie(question.professional, question.client);
    if (one === undefined) return found;
    const { id, topic, acceptedAt } = one;
    const at = acceptedAt === undefined ? {} : { at: acceptedAt };
    const relationship = { kind: 'consultation' as const, title: topic, ...at, source, consultation: id };
    return {
      ...found,
      relationship: Promise.resolve({ relationship, failures: [] }),
      late: Promise.resolve(undefined),
    };
  };
