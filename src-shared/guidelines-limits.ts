/** Lengths and steps that forms need to know too; apart from the schemas, so that they cost no parser. */
export const FEEDBACK_LENGTH = { text: 2_000, quote: 400 };
export const NOTE_LENGTH = 4_000;

/** What has become of a piece of feedback. */
export const feedbackStates = ['sent', 'seen', 'answered', 'mended'] as const;
export type FeedbackState = (typeof feedbackStates)[number];

/** Whether a state may follow another: an answer is never taken back, but it may be written anew, or be followed by a mended text. */
export function mayBecome(from: FeedbackState, to: FeedbackState): boolean {
  if (to === 'sent') return false;
  if (to === 'seen') return from === 'sent';
  return to === 'mended' || from !== 'mended';
}
