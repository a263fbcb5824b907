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
