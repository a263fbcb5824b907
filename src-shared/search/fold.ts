/** Lower case without accents, so that "Pähkinä", "pahkina" and "PÄHKINÄ" are one. Keeps the count of letters for å, ä and ö. */
export const fold = (text: string): string =>
  text.normalize('NFC').toLocaleLowerCase('fi').normalize('NFD').replaceAll(/\p{M}/gu, '');

/** One word and where it stands in the text (UTF-16 offsets). */
export interface Token {
  text: string;
  start: number;
  end: number;
}

/** The words of a text with their places. A hyphen parts words; an apostrophe and a colon of inflection stay inside. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const found of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’:][\p{L}\p{N}\p{M}]+)*/gu)) {
    tokens.push({ text: found[0], start: found.index, end: found.index + found[0].length });
  }
  return tokens;
}
