import type { Prompt } from '#shared/prompts.js';

const GRAVITY: Record<Prompt['indicator'], number> = { critical: 0, warning: 1, info: 2 };

/** What is to be judged first, the gravest first, then the newest; what has been judged comes after. */
export const promptOrder = (cards: readonly Prompt[]): Prompt[] =>
  cards.toSorted(
    (a, b) =>
      Number(a.answer !== undefined) - Number(b.answer !== undefined) ||
      GRAVITY[a.indicator] - GRAVITY[b.indicator] ||
      Date.parse(b.at) - Date.parse(a.at),
  );
