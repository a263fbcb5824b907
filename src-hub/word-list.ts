import type { OwnedWord, Word } from './engine/engine.js';

/** More words on one person are not kept. */
const MOST_WORDS = 40;

export const sameSource = (a: Word, b: Word) => a.source === b.source && a.layer === b.layer;
/**
 * A word over the former of its source and layer. One that takes back goes with what it took back; by hand it stays as
 * long as an older word of another device would hold again without it.
 */
export function withWord(words: readonly OwnedWord[], word: OwnedWord): OwnedWord[] {
  const others = words.filter((one) => !sameSource(one, word));
  const next = others.length < MOST_WORDS ? [...others, word] : others;
  const byHand = next.filter(({ layer, standing }) => layer === 'hand' && standing !== null);
  const isNeeded = ({ layer, standing, at }: OwnedWord) =>
    standing !== null || (layer === 'hand' && byHand.some((one) => one.at <= at));
  return next.filter(isNeeded);
}
