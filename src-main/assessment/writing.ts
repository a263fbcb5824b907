import type { Assessment } from '#shared/assessment.js';
import type { Kept } from './shelf.js';

/** What a window writes of an assessment. */
export type Writing = Pick<Assessment, 'answers' | 'brought' | 'judgement' | 'texts' | 'composed'>;

/**
 * A draft with what was written to it. What one register's source already has does not change any more: then only the text that is
 * still to be written does. Pure.
 * @param offered answers that were told as known after it was begun
 */
export function withWriting(
  kept: Kept,
  { answers, brought, judgement, texts, composed }: Writing,
  { offered, at }: { offered: Assessment['brought']; at: string },
): Kept {
  const next = { revision: kept.revision + 1, savedAt: at };
  if (Object.keys(kept.written).length > 0) {
    const open = Object.entries(texts ?? {}).filter(([register]) => !Object.hasOwn(kept.written, register));
    return { ...kept, ...next, texts: { ...kept.texts, ...Object.fromEntries(open) } };
  }
  const { judgement: _, texts: __, composed: ___, ...rest } = kept;
  return {
    ...rest,
    ...next,
    answers,
    // Nothing becomes brought by being saved, but what was told as known since it was begun: it may only be checked.
    brought: Object.fromEntries(
      Object.entries(brought).filter(([one]) => Object.hasOwn(kept.brought, one) || Object.hasOwn(offered, one)),
    ),
    ...(judgement === undefined ? {} : { judgement }),
    ...(texts === undefined ? {} : { texts }),
    ...(composed === undefined ? {} : { composed }),
  };
}
