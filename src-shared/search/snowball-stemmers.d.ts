declare module 'snowball-stemmers' {
  export interface Stemmer {
    stem: (word: string) => string;
  }
  /** Makes a stemmer; the library holds two dozen languages, of which we use two. */
  export function newStemmer(language: 'finnish' | 'swedish'): Stemmer;
}
