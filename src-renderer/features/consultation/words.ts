import type { TFunction } from 'i18next';
import { assertNever } from '#shared/assert-never.js';
import type {
  Consultation,
  ConsultationOutcome,
  ConsultationTarget,
  OperationResult,
  QueueOffer,
  Urgency,
} from '#shared/consultation.js';
import type { Language } from '#shared/language.js';
import { localize } from '#shared/localize.js';
import type { People } from '../../ui/colleagues/use-people.js';
import { formatTime, languageOf } from '../../ui/format.js';
import { type Due, targetIn } from './due.js';
import type { Happening } from './notices.js';

export type T = TFunction<'consultationLater'>;

export const URGENCIES = ['urgent', 'today', 'routine'] as const;
export const urgencyWord = (t: T, urgency: Urgency): string => t(`consultationLater:urgency.${urgency}`);

/** A response target: "vastaus 2 min kuluessa". */
export function targetWords(t: T, seconds: number): string {
  const { unit, count } = targetIn(seconds);
  return t('consultationLater:urgency.target', { time: t(`consultationLater:time.${unit}`, { count }) });
}

/** Time to the response target, or past it. */
export const dueWords = (t: T, due: Due): string =>
  t(`consultationLater:due.${due.kind}`, {
    time: t(`consultationLater:time.${due.unit}`, { count: due.count }),
  });

/** What is asked: a hand-over says whether the contact goes over with the client, as far as the viewer sees. */
export const kindWord = (t: T, one: Consultation): string =>
  one.view === 'full' && one.contact !== undefined
    ? t('consultationLater:kind.contact')
    : t(`consultationLater:kind.${one.kind}`);

export const registerIcon = { health: 'cross', social: 'roof' } as const;

export const outcomeWord = (t: T, outcome: ConsultationOutcome): string => t(`consultationLater:outcome.${outcome}`);

/** A person's name; one whom the directory does not know is a colleague. */
export const nameOf = (t: T, people: People, person: string | undefined): string =>
  (person === undefined ? undefined : people.byId.get(person)?.name) ?? t('consultationLater:somebody');

/** Who is asked, in words. */
export function targetName(
  t: T,
  target: ConsultationTarget,
  { people, queues, language }: { people: People; queues: readonly QueueOffer[]; language: string },
): string {
  switch (target.kind) {
    case 'person':
      return nameOf(t, people, target.person);
    case 'unit':
      return target.unit;
    case 'queue': {
      const queue = queues.find(({ id }) => id === target.queue);
      return queue === undefined ? t('consultationLater:target.queue') : localize(queue.name, languageOf(language));
    }
    default:
      return assertNever(target);
  }
}

/** Where a request stands, in words. */
export function stateWord(t: T, { state, closed }: Pick<Consultation, 'state' | 'closed'>): string {
  switch (state) {
    case 'waiting':
      return t('consultationLater:state.waiting');
    case 'accepted':
      return t('consultationLater:state.accepted');
    case 'closed':
      return closed === undefined ? t('consultationLater:state.closed') : outcomeWord(t, closed.outcome);
    default:
      return assertNever(state);
  }
}

/** Why an operation did not go, and what to do. */
export function resultProblem(t: T, result: Exclude<OperationResult, { kind: 'done' | 'waiting' }>): string {
  switch (result.kind) {
    case 'refused':
      return t(`consultationLater:refusal.${result.why}`);
    case 'changed':
      return t('consultationLater:problem.changed');
    case 'notAllowed':
      return t('consultationLater:problem.notAllowed');
    case 'logUnwritable':
      return t('consultationLater:problem.logUnwritable');
    case 'givenAlready':
      return t('consultationLater:problem.givenAlready');
    case 'tooLarge':
      return t('consultationLater:problem.tooLarge');
    default:
      return assertNever(result);
  }
}

/** What happened to a request, with who did it. */
export function happeningWords(t: T, happening: Happening, people: People, language: Language): string {
  const name = nameOf(t, people, happening.by);
  if (happening.kind === 'later' && happening.until !== undefined)
    return t('consultationLater:happening.laterAt', { name, time: formatTime(happening.until, language) });
  if (happening.kind === 'notNow' && happening.why !== undefined && happening.why !== '')
    return t('consultationLater:happening.notNowBecause', { name, why: happening.why });
  if (happening.kind === 'ringing' && happening.contact) return t('consultationLater:happening.contact', { name });
  return t(`consultationLater:happening.${happening.kind}`, { name });
}
