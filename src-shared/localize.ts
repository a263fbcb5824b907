interface Texts {
  fi: string;
  sv?: string | undefined;
  en?: string | undefined;
}

/** Picks the text for a language, falling back to Finnish. Apart from the schemas, so that a page can do without them. */
export const localize = (text: Texts, language: keyof Texts): string => text[language] ?? text.fi;
