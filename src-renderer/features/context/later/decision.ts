import type { Objection } from '#shared/context.js';
import type { IconName } from '../../../ui/icon.js';

export type Choice = 'changeAnyway' | 'cancel' | 'leaveBehind';

export const objectionSigns: Record<Objection['why'], { icon: IconName; color: string }> = {
  refused: { icon: 'stop', color: 'refused' },
  timedOut: { icon: 'warnf', color: 'unconfirmed' },
  failed: { icon: 'unlink', color: 'unconfirmed' },
  unsavedDraft: { icon: 'pen', color: 'accent' },
};

/** Those who stand against the change, apart: other systems, and our own unsaved work. */
export const isDraft = ({ why }: Objection): boolean => why === 'unsavedDraft';

/** What the professional may choose, in the order of their keys. Drafts of our own cannot be left behind by a tool. */
export const choicesFor = (objections: readonly Objection[]): Choice[] =>
  objections.every(isDraft) ? ['changeAnyway', 'cancel'] : ['changeAnyway', 'cancel', 'leaveBehind'];

/**
 * Milliseconds without a key after which a key is an answer. The question may come while somebody types: the "1" of a
 * blood pressure must not change the client.
 */
export const QUIET_MS = 500;

/**
 * Whether a key pressed now is an answer to the question.
 * @param lastAt when the question came or, if later, the key before this one was pressed (ms)
 */
export const isAnswer = (now: number, lastAt: number, repeat: boolean): boolean => !repeat && now - lastAt >= QUIET_MS;

/** The choice of a key, if it is one: 1, 2, 3 in the order shown. */
export function choiceOfKey(key: string, choices: readonly Choice[]): Choice | undefined {
  return /^[1-9]$/.test(key) ? choices[Number(key) - 1] : undefined;
}
