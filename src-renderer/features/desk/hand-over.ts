import type { Consultations, FullConsultation, PendingOperation, Ring } from '#shared/consultation.js';
import type { OpenContact } from '#shared/desk.js';

/** How the hand-over of a contact stands, for the one who hands it over. */
export type Standing =
  /** The hub has not heard of it yet. */
  | { kind: 'unsent'; pending: PendingOperation; since: string }
  /** `answers`: of those who will not take it now. `rings`: somebody is still being asked. */
  | { kind: 'waiting'; request: FullConsultation | undefined; since: string; answers: readonly Ring[]; rings: boolean }
  | { kind: 'accepted'; request: FullConsultation | undefined; to: string | undefined }
  /** Nobody took it, or it was withdrawn or given back. */
  | { kind: 'back'; answers: readonly Ring[]; withdrawn: boolean };

const REFUSALS: readonly Ring['answer'][] = ['notNow', 'later', 'unanswered'];

/**
 * Promises that are on their way to a colleague: they are neither's to settle before it is known whose they are. Pure.
 */
export function goingPromises(
  { given }: Pick<OpenContact, 'given'>,
  told: Pick<Consultations, 'consultations' | 'pending'> | undefined,
): ReadonlySet<string> {
  if (given?.state !== 'waiting') return new Set();
  const found = told?.consultations.find(({ id }) => id === given.request);
  const asked = told?.pending.find((one) => one.consultation === given.request && one.request !== undefined);
  const contact = found?.view === 'full' ? found.contact : asked?.request?.contact;
  return new Set(contact?.promises.map(({ id }) => id));
}

/** The last answer of each who did not take it. */
const answersOf = (request: FullConsultation | undefined): Ring[] => [
  ...new Map(
    (request?.rings ?? []).filter(({ answer }) => REFUSALS.includes(answer)).map((ring) => [ring.person, ring]),
  ).values(),
];

/** What the desk says of the contact's hand-over; undefined = it has not been handed over. Pure. */
export function standingOf(
  { given }: Pick<OpenContact, 'given'>,
  told: Pick<Consultations, 'consultations' | 'pending'> | undefined,
): Standing | undefined {
  if (given === undefined) return undefined;
  const found = told?.consultations.find(({ id }) => id === given.request);
  const request = found?.view === 'full' ? found : undefined;
  if (given.state === 'accepted') return { kind: 'accepted', request, to: given.to };
  const answers = answersOf(request);
  if (given.state === 'back')
    return { kind: 'back', answers, withdrawn: request?.closed?.outcome === 'cancelled' && answers.length === 0 };
  const pending = told?.pending.find((one) => one.consultation === given.request && one.request !== undefined);
  if (request === undefined && pending !== undefined) return { kind: 'unsent', pending, since: given.since };
  const rings = request === undefined || request.rings.some(({ answer }) => answer === 'ringing');
  return { kind: 'waiting', request, since: given.since, answers, rings };
}
