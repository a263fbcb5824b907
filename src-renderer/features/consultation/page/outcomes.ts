import type { ConsultationOutcome, FullConsultation } from '#shared/consultation.js';

/**
 * What can be chosen when a request is closed, the likeliest first. Before anybody took it the asker can only cancel it or
 * say that it went without an answer; a hand-over is over when the client has gone over.
 */
export function outcomesOf({
  state,
  kind,
  messages,
}: Pick<FullConsultation, 'state' | 'kind' | 'messages'>): ConsultationOutcome[] {
  if (state === 'waiting') return ['cancelled', 'notNeeded', 'noAnswer'];
  const answered = messages.some(({ answer }) => answer);
  if (kind === 'handOver') return ['handedOver', 'answered', 'furtherCare', 'notNeeded', 'noAnswer'];
  return answered
    ? ['answered', 'furtherCare', 'handedOver', 'notNeeded']
    : ['answered', 'furtherCare', 'handedOver', 'notNeeded', 'noAnswer'];
}
