import type { DeskStep } from '#shared/desk.js';
import type { Language } from '#shared/language.js';
import { wordsIn } from '../text/words.js';

/** A referral that has been sent, as a step of a contact. Pure. */
export function referralStep(
  id: string,
  names: { title: string; receiver: string },
  language: Language,
): Omit<DeskStep, 'at' | 'removed'> {
  const { texts, fill } = wordsIn(language);
  return { id: `referral:${id}`, kind: 'referred', part: 'actions', text: fill(texts.referral, names) };
}
