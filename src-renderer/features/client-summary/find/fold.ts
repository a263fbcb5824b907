/** One character as the search takes it: small, without its diacritics, so that "laakari" finds "Lääkäri". */
const foldOne = (character: string): string =>
  character.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase('fi');

/** A text as the search takes it. */
export const fold = (text: string): string => [...text].map(foldOne).join('');

/** The words of a query, folded. */
export const wordsOf = (query: string): string[] =>
  fold(query)
    .split(/\s+/u)
    .filter((word) => word !== '');

/** A piece of a text, and whether the query's words are in it. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Cuts a text into pieces at the places where the query's words stand; joined, they are the text as it was. */
export function piecesOf(text: string, words: readonly string[]): Piece[] {
  const characters = [...text];
  // Which character of the text each character of the folded one came from: folding may make one into several, or none.
  const from = characters.flatMap((character, at) => [...foldOne(character)].map(() => at));
  const folded = [...fold(text)];
  const hit = characters.map(() => false);
  for (const word of words.map((one) => [...one]))
    for (let at = 0; at + word.length <= folded.length; at++)
      if (word.length > 0 && word.every((letter, step) => folded[at + step] === letter))
        for (let step = 0; step < word.length; step++) hit[from[at + step] ?? 0] = true;
  const pieces: Piece[] = [];
  characters.forEach((character, at) => {
    const last = pieces.at(-1);
    if (last !== undefined && last.hit === hit[at]) last.text += character;
    else pieces.push({ text: character, hit: hit[at] === true });
  });
  return pieces;
}
