import { newStemmer } from 'snowball-stemmers';
import { evenOut, finnishRoots } from './finnish.js';
import { fold } from './fold.js';
import { swedishRoot } from './swedish.js';

/** Gives the stems of one word: Finnish and Swedish ones, folded; equal ones once. */
export type Stemmer = (word: string) => string[];

/**
 * Makes the stemmer for Finnish and Swedish text: Snowball's stems, with consonant gradation evened out, and roots by rules of
 * our own for the nouns that Snowball leaves apart (hammas and hampaan, työtön and työttömät). The library's objects keep
 * a cache: one stemmer a search.
 */
export function createStemmer(): Stemmer {
  const finnish = newStemmer('finnish');
  const swedish = newStemmer('swedish');
  const seen = new Map<string, string[]>();
  return (word) => {
    const lower = word.toLocaleLowerCase('fi');
    const known = seen.get(lower);
    if (known !== undefined) return known;
    const folded = fold(lower);
    const stems = [
      ...new Set([...finnishRoots(folded), evenOut(fold(finnish.stem(lower))), swedishRoot(fold(swedish.stem(lower)))]),
    ].filter((stem) => stem.length > 1);
    if (seen.size > 50_000) seen.clear();
    seen.set(lower, stems);
    return stems;
  };
}

/**
 * Endings that make nouns, agents and participles of verbs, as they stand at the end of a root: rokottamis, hoitaj, imettäp (its
 * v evened out), imetys, masentun; städning, vårdar.
 */
const derivation = /(?:mis|min|[ou]in|(?<=[aeiouy])[jp]|us|ys|u[nt]|y[nt]|ist|ning|ing|and|ar|els|het)$/;

/**
 * What verbs, nouns and agents of one family have in common: imettävä and imetys, rokottaa and rokotus. Undefined where
 * less than four letters would be left.
 */
export function family(stem: string): string | undefined {
  let root = evenOut(stem);
  for (let cut = root.replace(derivation, ''); cut !== root; cut = root.replace(derivation, '')) {
    const shorter = evenOut(cut);
    if (shorter.length < 4 || shorter.length >= root.length) break;
    root = shorter;
  }
  return root.length >= 4 ? root : undefined;
}
