import type { Consultations, FullConsultation } from '#shared/consultation.js';
import type { ClientReference } from '#shared/context.js';
import type { DeskStep } from '#shared/desk.js';
import { localize } from '#shared/localize.js';
import type { Language } from '#shared/language.js';
import { assertNever } from '#shared/assert-never.js';
import { type DeskWords, wordsIn } from '../text/words.js';

interface ConsultationStep {
  client: ClientReference;
  begunAt: string;
  step: Omit<DeskStep, 'at' | 'removed'>;
  /** Of a hand-over: how it stands. */
  handOver?: 'waiting' | 'accepted' | 'closed' | 'back';
}

/** What the professional has asked of colleagues about clients, as steps of a contact. Pure. */
export function consultationSteps(
  { self, consultations, queues }: Pick<Consultations, 'self' | 'consultations' | 'queues'>,
  nameOf: (person: string) => string | undefined,
  language: Language,
): ConsultationStep[] {
  const words = wordsIn(language);
  return consultations.flatMap((one) => {
    if (one.view !== 'full' || one.from !== self || one.client === undefined) return [];
    const id = `consultation:${one.id}`;
    const kind = one.kind === 'handOver' ? ('handOver' as const) : ('consulted' as const);
    const text = textOf(one, whoIs(one, queues, nameOf, words, language), words);
    return [
      {
        client: one.client,
        begunAt: one.createdAt,
        step: { id, kind, part: 'actions', text },
        ...(kind === 'handOver' ? { handOver: standingOf(one) } : {}),
      },
    ];
  });
}

/** One that ended before anybody took it has handed nothing over. */
const standingOf = ({ state, acceptedBy }: FullConsultation) =>
  state === 'closed' && acceptedBy === undefined ? 'back' : state;

function whoIs(
  { acceptedBy, target }: FullConsultation,
  queues: Consultations['queues'],
  nameOf: (person: string) => string | undefined,
  { texts, fill }: DeskWords,
  language: Language,
): string {
  if (acceptedBy !== undefined) return nameOf(acceptedBy) ?? texts.colleague;
  switch (target.kind) {
    case 'person':
      return nameOf(target.person) ?? texts.colleague;
    case 'unit':
      return fill(texts.unit, { name: target.unit });
    case 'queue': {
      const queue = queues.find(({ id }) => id === target.queue);
      return fill(texts.queue, { name: queue === undefined ? target.queue : localize(queue.name, language) });
    }
    default:
      return assertNever(target);
  }
}

function textOf(one: FullConsultation, who: string, { texts, fill }: DeskWords): string {
  const answers = one.messages
    .filter(({ answer }) => answer)
    .map(({ text }) => fill(texts.answer, { text: text.trim() }));
  const values = { who, topic: one.topic };
  if (one.state === 'closed' && one.closed?.outcome === 'cancelled') return '';
  if (one.kind === 'handOver') return fill(one.state === 'waiting' ? texts.handOverAsked : texts.handOver, values);
  const head = fill(one.acceptedBy === undefined ? texts.consultationAsked : texts.consultation, values);
  return [head, ...answers].join(' ');
}
