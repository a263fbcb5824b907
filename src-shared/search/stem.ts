import { newStemmer } from 'snowball-stemmers';
import { fold } from './fold.js';

/** Gives the stems of one word: a Finnish and a Swedish one, folded; equal ones once. */
export type Stemmer = (word: string) => string[];

/** Words whose stem changes more than the rules below can follow; each form's folded beginning → one stem. */
const irregular: readonly (readonly [RegExp, string])[] = [
  [/^(lapsi|lapse|laste|lasta|lasten)/, 'laps'],
  [/^(tuki$|tuen|tuel|tues|tuek|tukea|tueks)/, 'tuki'],
  [/^(aika$|ajan$|ajal|ajas|aikaa$|aiko|ajoi)/, 'aika'],
  [/^(mies|miehe|mieste)/, 'mies'],
  [/^(ikainen|ikai[sz]|iakka|iakas|ikaant|vanhu)/, 'iakas'],
  [/^(uni$|unen|unta|unet$|unes)/, 'uni'],
  [/^(nakyy?|naon|nako$|naos|naol)/, 'nako'],
  [/^(nuka?hta|nukku|nukut)/, 'nukku'],
  [/^(suru|sure[vmn]|surra)/, 'suru'],
];

/** Strong and weak grades of the last consonants as one: hoito/hoidon, apu/avun, neuvonta/neuvonnan, ryhmä stays. */
const gradation: readonly (readonly [RegExp, string])[] = [
  [/kk(?=[aeiouy]*$)/, 'k'],
  [/pp(?=[aeiouy]*$)/, 'p'],
  [/tt(?=[aeiouy]*$)/, 't'],
  [/nn(?=[aeiouy]*$)/, 'nt'],
  [/ng(?=[aeiouy]*$)/, 'nk'],
  [/mm(?=[aeiouy]*$)/, 'mp'],
  [/ll(?=[aeiouy]*$)/, 'lt'],
  [/rr(?=[aeiouy]*$)/, 'rt'],
  [/v(?=[aeiouy]*$)/, 'p'],
  [/d(?=[aeiouy]*$)/, 't'],
];

function finnishRoot(folded: string, snowball: string): string {
  const known = irregular.find(([form]) => form.test(folded));
  if (known !== undefined) return known[1];
  let root = fold(snowball);
  for (const [weak, strong] of gradation) {
    const changed = root.replace(weak, strong);
    if (changed !== root) {
      root = changed;
      break;
    }
  }
  const bare = root.replace(/[aeiouy]+$/, '');
  return bare.length >= 4 ? bare : root;
}

/** Endings that make nouns, agents and participles of verbs, as they stand at the end of a root. */
const derivation =
  /(?:tap|ttamin|tt?amis|tt?aj|amin|emin|amis|imis|omin|oimis|uks|yks|aus|us|ys|ety|utu|yty|ist|ile|nt|ut|yt|tu|ty|in|is|j|p|t|v|l)$/;

/**
 * What verbs, nouns and agents of one family have in common: imettävä and imetys, rokottaa and rokotus. Undefined where
 * less than four letters would be left.
 */
export function family(stem: string): string | undefined {
  const bare = stem.replace(derivation, '').replace(/[aeiouy]+$/, '');
  return bare.length >= 4 ? bare : undefined;
}

/**
 * Makes the stemmer for Finnish and Swedish text. Snowball's stems, with consonant gradation evened out and without
 * the last vowels, so that the cases of a Finnish noun meet more often. The library's objects are not thread-safe
 * and keep a cache: one stemmer a search.
 */
export function createStemmer(): Stemmer {
  const finnish = newStemmer('finnish');
  const swedish = newStemmer('swedish');
  const seen = new Map<string, string[]>();
  return (word) => {
    const lower = word.toLocaleLowerCase('fi');
    const known = seen.get(lower);
    if (known !== undefined) return known;
    const stems = [...new Set([finnishRoot(fold(lower), finnish.stem(lower)), fold(swedish.stem(lower))])].filter(
      (stem) => stem.length > 1,
    );
    if (seen.size > 50_000) seen.clear();
    seen.set(lower, stems);
    return stems;
  };
}
